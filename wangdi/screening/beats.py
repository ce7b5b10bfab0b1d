"""A plan of doors per worker for a round: proposed from the records, told per worker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from wangdi.access.scoping import Scope
from wangdi.intake.commands import Incoming
from wangdi.lib import ids
from wangdi.screening import actions, outcomes, reaching
from wangdi.screening.allotting import Hand, Part, allot
from wangdi.screening.models import Beat, CanvassRound, DoorAnswer
from wangdi.staff.models import Worker, WorkerKind

WALKERS = (WorkerKind.GRID, WorkerKind.COMMUNITY, WorkerKind.CAPTAIN, WorkerKind.VOLUNTEER)
Key = tuple[int, str]
LARGE = 1.5
"""A building with more than so many fair shares of doors is given unit by unit."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which worker is to take which part; `parts` by (building, unit)."""

    parts: dict[Key, Part]
    workers: dict[UUID, Worker]
    given: dict[Key, UUID]

    @property
    def out_of_reach(self) -> int:
        """Doors that nobody who would walk may knock at by his grants."""
        return sum(part.doors for key, part in self.parts.items() if key not in self.given)

    def loads(self) -> list[tuple[Worker, int, int]]:
        """Each worker with his buildings and doors, the most loaded first."""
        doors: dict[UUID, int] = dict.fromkeys(self.workers, 0)
        buildings: dict[UUID, set[int]] = {worker: set() for worker in self.workers}
        for key, worker in self.given.items():
            doors[worker] += self.parts[key].doors
            buildings[worker].add(key[0])
        rows = [(self.workers[one], len(buildings[one]), doors[one]) for one in self.workers]
        return sorted(rows, key=lambda row: (-row[2], row[0].name))


def walkers(canvass: CanvassRound, kinds: Sequence[str] = WALKERS) -> QuerySet[Worker]:
    """Who may be sent: of the round's communities, and of the whole office."""
    serving = Worker.objects.serving().filter(kind__in=kinds)
    near = serving.filter(community_id__in=canvass.communities)
    return (near | serving.filter(community_id=None)).order_by("community_id", "grid_id", "id")


def parts(canvass: CanvassRound, scope: Scope | None = None, workers: int = 1) -> list[Part]:
    """What is still to be done in a round, building by building in walking order; two queries.

    Large buildings come apart into their units.
    """
    left = left_of(canvass)
    if scope is not None:
        left = left.filter(scope.query())
    counted = left.order_by().values_list("building_id", "unit", "community_id", "grid_id")
    rows = sorted(
        counted.annotate(n=Count("id"), first=Min("sort_key")),
        key=lambda row: (row[2] or 0, row[5]),
    )
    totals: dict[int, int] = {}
    for building, _unit, _community, _grid, count, _first in rows:
        totals[building] = totals.get(building, 0) + count
    share = sum(totals.values()) / max(workers, 1)
    found: dict[Key, Part] = {}
    for building, unit, community, grid, count, _first in rows:
        name = unit if totals[building] > LARGE * share else ""
        before = found.get((building, name))
        doors = count + (before.doors if before else 0)
        found[building, name] = Part(building, name, doors, community, grid)
    return list(found.values())


def propose(canvass: CanvassRound, scope: Scope, kinds: Sequence[str] = WALKERS) -> Plan:
    """A plan for what is left of a round in a scope: nearest, least loaded, as before."""
    workers = {worker.id: worker for worker in walkers(canvass, kinds)}
    if scope.communities:
        allowed = {*scope.communities, None}
        workers = {key: one for key, one in workers.items() if one.community_id in allowed}
    left = parts(canvass, scope, len(workers))
    hands = fresh_hands(workers.values())
    given = allot(left, hands, before(canvass))
    return Plan({(one.building, one.unit): one for one in left}, workers, given)


def before(canvass: CanvassRound) -> dict[Key, UUID]:
    """Who has each part in this round, or had it in the round before; two queries."""
    earlier = CanvassRound.objects.filter(
        communities__overlap=canvass.communities, opened_at__lte=canvass.opened_at
    )
    with_beats = earlier.exclude(id=canvass.id).filter(beats__isnull=False).order_by("-opened_at")
    last = with_beats.values_list("id", flat=True).first()
    kept = _of(last) if last else {}
    return kept | current(canvass)


def current(canvass: CanvassRound) -> dict[Key, UUID]:
    """Who has each part of a round now."""
    return _of(canvass.id)


def _of(canvass: UUID) -> dict[Key, UUID]:
    rows = Beat.objects.filter(round=canvass).values_list("building_id", "unit", "worker_id")
    return {(building, unit): worker for building, unit, worker in rows}


def records(canvass: CanvassRound, given: Iterable[tuple[Key, UUID | None]]) -> list[Incoming]:
    """The plan as records of `screening.give_beat`."""
    wanted = list(given)
    return [
        Incoming(key, {"round": canvass.id, "building": building, "unit": unit, "worker": worker})
        for key, ((building, unit), worker) in zip(ids.uuid7s(len(wanted)), wanted, strict=True)
    ]


def fresh_hands(workers: Iterable[Worker]) -> list[Hand]:
    """Workers with nothing to do yet, each with where his grants let him knock."""
    wanted = list(workers)
    reached = reaching.reaches(one.user_id for one in wanted if one.user_id)
    return [
        Hand(one.id, *one.stamp, reached.get(one.user_id) if one.user_id else None)
        for one in wanted
    ]


def left_of(canvass: CanvassRound) -> QuerySet[Any]:
    """The doors of a round that are not done."""
    done = DoorAnswer.objects.filter(round=canvass, outcome__in=outcomes.COVERED)
    return actions.doors_of(canvass).exclude(id__in=done.values("dwelling"))
