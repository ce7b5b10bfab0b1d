"""Coverage of a round, its gaps, the next door, and who came back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Subquery
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from wangdi.access.scoping import Scope
from wangdi.duties.models import Duty
from wangdi.people.models import Dwelling, Household, Person
from wangdi.screening import actions, outcomes, rules
from wangdi.screening.models import Arrival, CanvassRound, DoorAnswer, DoorVisit
from wangdi.territory.models import Grid, Place

NOT_VISITED = "not_visited"
GAP = "gap"
STATES = (*outcomes.OUTCOMES, NOT_VISITED)
UNITS = ("community", "grid", "building")


@dataclass(slots=True)
class Coverage:
    """Doors of one unit (or of all) by what they answered; what nobody knocked at is not done."""

    id: int | None = None
    name: str = ""
    doors: int = 0
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(outcomes.OUTCOMES, 0))

    @property
    def covered(self) -> int:
        return sum(self.outcomes[outcome] for outcome in outcomes.COVERED)

    @property
    def not_visited(self) -> int:
        return max(self.doors - sum(self.outcomes.values()), 0)

    @property
    def left(self) -> int:
        return self.doors - self.covered

    @property
    def percent(self) -> Decimal | None:
        return outcomes.coverage(self.covered, self.doors)

    def count(self, state: str) -> int:
        return self.not_visited if state == NOT_VISITED else self.outcomes[state]


def coverage_by(scope: Scope, canvass: CanvassRound, unit: str) -> list[Coverage]:
    """Coverage of a round in a scope by `community`, `grid` or `building`, most left to do first.

    Five queries, whatever the size.
    """
    column = f"{unit}_id"
    doors = actions.doors_of(canvass).filter(scope.query()).order_by()
    found = {
        unit_id: Coverage(unit_id, doors=count)
        for unit_id, count in doors.values_list(column).annotate(n=Count("*"))
    }
    answers = DoorAnswer.objects.filter(round=canvass).visible_to(scope).order_by()
    for unit_id, outcome, count in answers.values_list(column, "outcome").annotate(n=Count("*")):
        found.setdefault(unit_id, Coverage(unit_id)).outcomes[outcome] = count
    for unit_id, name in _names(unit, found):
        found[unit_id].name = name
    return sorted(found.values(), key=lambda one: (-one.left, one.name))


def coverage(scope: Scope, canvass: CanvassRound) -> Coverage:
    """Coverage of a round in all of a scope: answered and vacant in all doors."""
    return total(coverage_by(scope, canvass, "community"))


def total(units: Iterable[Coverage]) -> Coverage:
    """The sum of units."""
    whole = Coverage()
    for one in units:
        whole.doors += one.doors
        for outcome, count in one.outcomes.items():
            whole.outcomes[outcome] += count
    return whole


def doors(scope: Scope, canvass: CanvassRound, state: str = "") -> QuerySet[Dwelling]:
    """Doors of a round with their `answer`; of one state, or the gap: all that are not done."""
    found = (
        actions.doors_of(canvass)
        .filter(scope.query())
        .annotate(
            answer=FilteredRelation("answers", condition=Q(answers__round=canvass)),
            outcome=F("answer__outcome"),
            times=F("answer__visits"),
            visited_at=F("answer__visited_at"),
        )
    )
    if state == GAP:
        return found.filter(Q(outcome=None) | ~Q(outcome__in=outcomes.COVERED))
    if state == NOT_VISITED:
        return found.filter(outcome=None)
    return found.filter(outcome=state) if state else found


def due_doors(scope: Scope, canvass: CanvassRound) -> QuerySet[Duty]:
    """Duties of doors of a round that are not done, in a scope.

    All doors of a round share one window; asked for by its end, history costs nothing.
    """
    window = rules.door_window(canvass.starts_on, canvass.ends_on)
    due = Duty.objects.unsettled().filter(missed_at=window.missed_at)
    return due.filter(kind=actions.DOOR, slot=str(canvass.id)).visible_to(scope)


def next_door(scope: Scope, canvass: CanvassRound, after: Dwelling | None = None) -> UUID | None:
    """The next door still to be done in walking order; None when the walk has come to its end."""
    due = due_doors(scope, canvass).order_by("sort_key", "subject")
    if after is not None:
        place = (after.sort_key, after.id)
        due = due.filter(TupleGreaterThan(Tuple(F("sort_key"), F("subject")), place))
    return due.values_list("subject", flat=True).first()


def rounds(scope: Scope) -> QuerySet[CanvassRound]:
    """Rounds through the scope, the running ones first, the newest first."""
    seen = CanvassRound.objects.all().visible_to(scope)
    return seen.order_by(F("closed_at").desc(nulls_first=True), "-starts_on", "-id")


def arrivals_between(scope: Scope, first: date, last: date) -> QuerySet[Arrival]:
    """Standing arrivals of the days `first` to `last`, both included, newest first."""
    found = Arrival.objects.visible_to(scope).standing()
    return found.filter(arrived_on__range=(first, last)).order_by("-arrived_on", "-id")


def residents(dwelling: Dwelling) -> QuerySet[Person]:
    """Who lives behind a door that may be seen, in the order they came."""
    living = Person.objects.filter(household__dwelling=dwelling, left_on=None)
    return living.order_by("entered_on", "id")


def households(dwelling: Dwelling) -> QuerySet[Household]:
    """The households behind a door now, the first to come first."""
    return Household.objects.open().filter(dwelling=dwelling).order_by("id")


def answers_of(household: Household, *, rounds: int) -> list[DoorAnswer]:
    """What the door of a home answered in the last rounds, the latest first.

    Asked for by rounds: by the door alone it would cost more with every round of the past.
    """
    latest = CanvassRound.objects.filter(communities__contains=[household.community_id])
    last = list(latest.order_by("-opened_at").values_list("id", flat=True)[:rounds])
    answers = DoorAnswer.objects.filter(round__in=last, dwelling=household.dwelling_id)
    return list(answers.select_related("round").order_by("-visited_at"))


def visits_of(household: UUID) -> QuerySet[DoorVisit]:
    """Knocks at the door of a home, the latest first."""
    at_the_door = Q(dwelling_id=_door_of(household))
    visits = DoorVisit.objects.filter(at_the_door, annulled_at=None)
    return visits.select_related("round").order_by("-visited_at")


def arrivals_of(household: UUID) -> QuerySet[Arrival]:
    """Those of a home who came back, newest first; of an unnamed home, those behind its door."""
    of_home = Q(household=household) | Q(dwelling_id=_door_of(household), household=None)
    found = Arrival.objects.standing().filter(of_home).select_related("person")
    return found.order_by("-arrived_on", "-id")


def _door_of(household: UUID) -> Subquery:
    return Subquery(Household.objects.filter(id=household).values("dwelling_id")[:1])


def _names(unit: str, ids: Iterable[int | None]) -> list[tuple[int, str]]:
    known = [one for one in ids if one is not None]
    if unit == "grid":
        return list(Grid.objects.filter(id__in=known).values_list("id", "name"))
    return list(Place.objects.filter(id__in=known).values_list("id", "name"))
