"""Door duties planned, and 50,000 door visits through the intake against a bulk insert."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from wangdi.duties.models import Duty
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import bulk, clock, ids
from wangdi.people.models import Dwelling
from wangdi.screening.actions import DOOR
from wangdi.screening.commands.visits import VisitPayload
from wangdi.screening.models import DoorVisit
from wangdi.territory.models import Place
from wangdi.world.asking import ask, subjects
from wangdi.world.bench.results import Result, result, say
from wangdi.world.company import Company
from wangdi.world.scales import S0

VISITS, BATCH = 50_000, 200
RATIO, PLAN_S = 0.15, 3
OUTCOMES = ("answered", "answered", "answered", "answered", "no_answer", "vacant", "refused")
FLOOR = {
    "id": "uuid",
    "round_id": "uuid",
    "dwelling_id": "uuid",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
    "outcome": "text",
    "note": "text",
    "visited_at": "timestamptz",
    "by": "int8",
}
Batch = tuple[Actor, list[Incoming]]


def main() -> None:
    company = Company.load()
    canvass, planned = _doors(company)
    say(planned)
    batches = list(islice(_batches(canvass, company), VISITS // BATCH))
    ours, floor, created = _side_by_side(canvass, batches)
    say(
        [
            result("intake_ratio", floor / ours, "×", RATIO),
            result("intake_ratio_to_bulk_create", created / ours, "×"),
            result("intake_visits_per_s", VISITS / ours, "/s"),
            result("insert_visits_per_s", VISITS / floor, "/s"),
        ]
    )


def _doors(company: Company) -> tuple[UUID, list[Result]]:
    """A round through every door, planned once and again."""
    today = clock.today()
    payload = {
        "name": "bench",
        "places": [Place.objects.get(code=S0.top, valid_to=None).id],
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=1)).isoformat(),
    }
    made: list[UUID] = []
    first = _seconds(
        lambda: made.extend(subjects(ask("screening.open_round", [payload], by=company["desk"])))
    )
    [canvass] = made
    before = Duty.objects.filter(kind=DOOR).count()
    again = _seconds(
        lambda: ask("screening.plan_doors", [{"round": str(canvass)}], by=company["desk"])
    )
    changed = Duty.objects.filter(kind=DOOR).count() - before
    return canvass, [
        result("plan_doors_s", first, "s", PLAN_S),
        result("plan_doors", Duty.objects.filter(kind=DOOR, slot=str(canvass)).count(), "duties"),
        result("plan_again_s", again, "s", PLAN_S),
        result("plan_again_changes", changed, "duties", 0),
    ]


def _batches(canvass: UUID, company: Company) -> Iterator[Batch]:
    """Worker after worker hands in 200 visits at his own doors, knocking again from the start."""
    doors: dict[int, list[UUID]] = {}
    rows = Dwelling.objects.exclude(grid_id=None).order_by("sort_key", "id")
    for grid, door in rows.values_list("grid_id", "id"):
        doors.setdefault(grid or 0, []).append(door)
    walking = {grid: cycle(some) for grid, some in doors.items()}
    outcomes, now = cycle(OUTCOMES), clock.now()
    for grid in cycle(doors):
        yield (
            company.walkers[grid],
            [
                Incoming(
                    ids.uuid7(),
                    VisitPayload(round=canvass, dwelling=door, outcome=next(outcomes)),
                    now,
                )
                for door in islice(walking[grid], BATCH)
            ],
        )


def _side_by_side(canvass: UUID, batches: Sequence[Batch]) -> tuple[float, float, float]:
    """Seconds through the intake, of the floor, and of Django's way, batch after batch in turn.

    The floor: the same rows into the same table by one INSERT from arrays, each batch committed,
    and nothing else. Django's bulk_create of them is shown beside it.
    """
    rows = Dwelling.objects.values_list("id", "community_id", "grid_id", "building_id")
    stamps = {door: stamp for door, *stamp in rows}
    ours = floor = created = 0.0
    for batch in batches:
        bare = list(_rows(canvass, batch, stamps))
        same = _rows(canvass, batch, stamps)
        visits = [DoorVisit(**dict(zip(FLOOR, row, strict=True))) for row in same]
        ours += _seconds(partial(_through_the_intake, batch))
        floor += _seconds(partial(bulk.insert, "screening_doorvisit", FLOOR, bare))
        created += _seconds(partial(DoorVisit.objects.bulk_create, visits))
    return ours, floor, created


def _through_the_intake(batch: Batch) -> None:
    actor, records = batch
    answers = submit(
        actor=actor, command="screening.record_visit", records=records, channel="phone"
    )
    if answers.applied != len(records):
        raise AssertionError(f"{answers.applied} of {len(records)} visits were applied")


def _rows(
    canvass: UUID, batch: Batch, stamps: Mapping[UUID, Sequence[int | None]]
) -> Iterator[tuple[object, ...]]:
    actor, records = batch
    for one in records:
        if isinstance(asked := one.payload, VisitPayload):
            where = (ids.uuid7(), canvass, asked.dwelling, *stamps[asked.dwelling])
            yield (*where, asked.outcome, "", one.made_at, actor.id)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
