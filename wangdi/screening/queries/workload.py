"""What each worker has to do in a round, and one worker's own buildings."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Max, Q, Sum

from wangdi.access.scoping import Scope
from wangdi.people.models import Dwelling, Household
from wangdi.screening import actions, outcomes
from wangdi.screening.models import Arrival, Beat, CanvassRound
from wangdi.staff.models import Worker
from wangdi.territory.models import Place

HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Load:
    """One worker in a round: his buildings, his doors, what became of them."""

    worker: Worker
    buildings: set[int] = field(default_factory=set)
    doors: int = 0
    done: int = 0
    silent: int = 0
    refused: int = 0
    last_hour: int = 0
    last_at: datetime | None = None

    @property
    def left(self) -> int:
        return self.doors - self.done

    @property
    def percent(self) -> Decimal | None:
        return outcomes.coverage(self.done, self.doors)


def loads(scope: Scope, canvass: CanvassRound, now: datetime) -> list[Load]:
    """Every worker who was given doors of a round, who has most left first. Two queries."""
    given = Beat.objects.visible_to(scope).filter(round=canvass).select_related("worker")
    found: dict[UUID, Load] = {}
    of_unit: dict[tuple[int, str], Load] = {}
    for beat in given:
        load = found.setdefault(beat.worker_id, Load(beat.worker))
        load.buildings.add(beat.building_id)
        of_unit[beat.building_id, beat.unit] = load
    for building, unit, outcome, count, hour, last in _counted(scope, canvass, now):
        one = of_unit.get((building, unit)) or of_unit.get((building, ""))
        if one is not None:
            one.doors += count
            one.done += count if outcome in outcomes.COVERED else 0
            one.silent += count if outcome in (outcomes.NO_ANSWER, outcomes.LIT) else 0
            one.refused += count if outcome == outcomes.REFUSED else 0
            one.last_hour += hour if outcome in outcomes.COVERED else 0
            one.last_at = max(filter(None, (one.last_at, last)), default=None)
    return sorted(found.values(), key=lambda load: (-load.left, load.worker.name))


def nobodys(scope: Scope, canvass: CanvassRound) -> int:
    """How many doors of a round are given to nobody."""
    given = Beat.objects.filter(round=canvass)
    whole = Q(building_id__in=given.filter(unit="").values("building_id"))
    doors = actions.doors_of(canvass).filter(scope.query()).exclude(whole)
    units = set(given.exclude(unit="").values_list("building_id", "unit"))
    rows = doors.order_by().values_list("building_id", "unit").annotate(n=Count("*"))
    return sum(n for building, unit, n in rows if (building, unit) not in units)


def _counted(
    scope: Scope, canvass: CanvassRound, now: datetime
) -> list[tuple[int, str, str | None, int, int, datetime | None]]:
    doors = actions.doors_of(canvass).filter(scope.query()).order_by()
    joined = doors.annotate(
        answer=FilteredRelation("answers", condition=Q(answers__round=canvass)),
        outcome=F("answer__outcome"),
    )
    counted = joined.values_list("building_id", "unit", "outcome").annotate(
        n=Count("*"),
        hour=Count("id", filter=Q(answer__done_at__gt=now - HOUR)),
        last=Max("answer__visited_at"),
    )
    return list(counted)


@dataclass(slots=True)
class Ground:
    """A building of one's own: doors, households, people, who came back, doors done."""

    building: Place
    doors: int = 0
    households: int = 0
    people: int = 0
    returned: int = 0
    done: int = 0

    @property
    def left(self) -> int:
        return self.doors - self.done


def grounds(scope: Scope, canvass: CanvassRound | None, since: date) -> list[Ground]:
    """The buildings of a scope in walking order, with what lives there. Five queries."""
    counts = _by_building(Dwelling.objects.filter(scope.query()), n=Count("*"))
    homes = _by_building(
        Household.objects.open().filter(scope.query()), n=Count("*"), people=Sum("size")
    )
    back = Arrival.objects.standing().filter(scope.query(), arrived_on__gte=since)
    returned = _by_building(back, n=Count("*"))
    done: dict[int, tuple[int, ...]] = {}
    if canvass is not None:
        covered = canvass.answers.filter(scope.query(), outcome__in=outcomes.COVERED)
        done = _by_building(covered, n=Count("*"))
    buildings = Place.objects.filter(id__in=counts).order_by("sort_key", "id")
    return [
        Ground(
            one,
            doors=counts[one.id][0],
            households=homes.get(one.id, (0, 0))[0],
            people=homes.get(one.id, (0, 0))[1] or 0,
            returned=returned.get(one.id, (0,))[0],
            done=done.get(one.id, (0,))[0],
        )
        for one in buildings
    ]


def _by_building(rows: Any, **counted: Any) -> dict[int, tuple[int, ...]]:
    grouped = rows.order_by().values_list("building_id").annotate(**counted)
    return {building: tuple(rest) for building, *rest in grouped}
