"""Key zones of a scope, their days, and who has not answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, QuerySet

from wangdi.access.scoping import Scope
from wangdi.people.models import Dwelling
from wangdi.quarantine.models import Episode
from wangdi.screening import actions, outcomes
from wangdi.screening import queries as screening
from wangdi.screening.models import CanvassRound, DoorAnswer
from wangdi.territory.models import Place, PlaceKind
from wangdi.zones.models import KeyZone

MOST_DAYS, MOST_DOORS, MOST_PLACES = 60, 100, 60


@dataclass(slots=True)
class Day:
    """One day's round: its doors, and what they answered; not visited is not done."""

    round: CanvassRound
    doors: int
    found: dict[str, int] = field(default_factory=dict)

    @property
    def done(self) -> int:
        return sum(self.found.get(one, 0) for one in outcomes.COVERED)

    @property
    def silent(self) -> int:
        return sum(n for one, n in self.found.items() if one not in outcomes.COVERED)

    @property
    def untouched(self) -> int:
        return max(self.doors - sum(self.found.values()), 0)

    @property
    def percent(self) -> Decimal | None:
        return outcomes.coverage(self.done, self.doors)


def zones(scope: Scope) -> QuerySet[KeyZone]:
    """Zones through the scope, the running ones first, then by their last day."""
    seen = KeyZone.objects.all().visible_to(scope).select_related("series")
    return seen.order_by(F("closed_at").desc(nulls_first=True), "-ends_on", "-id")


def days_of(scope: Scope, zone: KeyZone) -> list[Day]:
    """The days of a zone, newest first, as far as the scope reaches. Three queries."""
    [found] = days_by_zone(scope, [zone]).values()
    return found


def days_by_zone(scope: Scope, wanted: Sequence[KeyZone]) -> dict[UUID, list[Day]]:
    """The days of several zones, newest first. Two queries and one for each zone's doors."""
    by_series = {zone.series_id: zone for zone in wanted}
    rounds = CanvassRound.objects.filter(series__in=by_series).order_by("-starts_on")
    days: dict[UUID, list[Day]] = {zone.id: [] for zone in wanted}
    by_round: dict[UUID, Day] = {}
    doors = {zone.id: _doors(scope, zone).count() for zone in wanted}
    for canvass in rounds:
        zone = by_series[canvass.series_id]  # type: ignore[index]
        day = Day(canvass, doors[zone.id])
        by_round[canvass.id] = day
        if len(days[zone.id]) < MOST_DAYS:
            days[zone.id].append(day)
    answers = DoorAnswer.objects.filter(round__in=by_round).visible_to(scope).order_by()
    for key, outcome, n in answers.values_list("round_id", "outcome").annotate(n=Count("id")):
        by_round[key].found[outcome] = n
    return days


def _doors(scope: Scope, zone: KeyZone) -> QuerySet[Dwelling]:
    return actions.doors_in(zone.places).filter(scope.query())


def not_answered(scope: Scope, canvass: CanvassRound) -> QuerySet[Dwelling]:
    """Doors of a day that are not done, in walking order, with what they last said."""
    found = screening.doors(scope, canvass, screening.GAP)
    return found.order_by("sort_key", "id")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A building or compound with people in care, and how many of them."""

    place: int
    name: str
    people: int


def proposed(scope: Scope) -> list[Proposed]:
    """Buildings, and the compounds around them, in which somebody is in care; most first."""
    rows = Episode.objects.visible_to(scope).open().exclude(building_id=None).order_by()
    counts = dict(rows.values_list("building_id").annotate(n=Count("id")))
    buildings = Place.objects.filter(id__in=counts, valid_to=None).select_related("parent")
    around: dict[int, int] = {}
    names: dict[int, str] = {}
    for building in buildings:
        above = building.parent
        inside = above is not None and above.kind in (PlaceKind.COMPOUND, PlaceKind.HAMLET)
        names[building.id] = f"{above.name if above and inside else ''}{building.name}"
        if above and inside:
            around[above.id] = around.get(above.id, 0) + counts[building.id]
            names[above.id] = above.name
    whole = {place: n for place, n in around.items() if n}
    found = [
        Proposed(place, names[place], n)
        for place, n in {**whole, **counts}.items()
        if place in names
    ]
    return sorted(found, key=lambda one: (-one.people, one.name))[:MOST_PLACES]


def of_places(places: Iterable[int]) -> list[str]:
    """What the places of a zone are called."""
    rows = Place.objects.filter(id__in=set(places)).select_related("parent")
    small = (PlaceKind.COMPOUND, PlaceKind.HAMLET)
    return [
        f"{one.parent.name if one.parent and one.parent.kind in small else ''}{one.name}"
        for one in rows.order_by("sort_key", "id")
    ]


def round_of(zone: KeyZone, day: date) -> CanvassRound | None:
    """The round of a day."""
    return CanvassRound.objects.filter(series=zone.series_id, starts_on=day).first()
