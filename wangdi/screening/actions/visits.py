"""What happens to many doors at once, in the caller's transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wangdi.duties import actions as duties
from wangdi.lib import bulk
from wangdi.screening import outcomes, rules
from wangdi.screening.actions.places import DOOR
from wangdi.screening.models import DoorAnswer, DoorVisit

VISIT_COLUMNS = {
    "id": "uuid",
    "round_id": "uuid",
    "dwelling_id": "uuid",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
    "outcome": "text",
    "people_seen": "int2",
    "note": "text",
    "visited_at": "timestamptz",
    "by": "int8",
}


class Knock(NamedTuple):
    """A visit as it is written: the columns of `VISIT_COLUMNS`, in their order."""

    id: UUID
    round_id: UUID
    dwelling_id: UUID
    community_id: int | None
    grid_id: int | None
    building_id: int | None
    outcome: str
    people_seen: int | None
    note: str
    visited_at: datetime
    by: int | None


# A door that answered stays so; one that was vacant gives way to a light seen later and to an
# answer; else the later holds, in whatever order they arrive.
WEIGHT = "CASE {0}.outcome WHEN 'answered' THEN 2 WHEN 'vacant' THEN 1 WHEN 'lit' THEN 1 ELSE 0 END"
OUTWEIGHS = f"""
    ({WEIGHT.format("excluded")}, excluded.visited_at) >= ({WEIGHT.format("a")}, a.visited_at)
"""
ANSWER = "visit, round_id, dwelling_id, community_id, grid_id, building_id"
FIRST = f"""
    DISTINCT ON (round_id, dwelling_id) id, {ANSWER.partition(", ")[2]}, outcome, visited_at,
    count(*) OVER door, min(visited_at) FILTER (WHERE outcome IN ('answered', 'vacant')) OVER door
"""
BY_WEIGHT = f"""
    WINDOW door AS (PARTITION BY round_id, dwelling_id)
    ORDER BY round_id, dwelling_id, {WEIGHT.format("visit")} DESC, visited_at DESC
"""
# Visits go in, and out of the same rows what each door now answers: one statement for the set.
# It tells behind which of the doors light was seen: no vacancy settles those any more.
# Sorted by door, so that two sets that meet wait for each other and never deadlock.
RECORD = f"""
    WITH visit AS (
        INSERT INTO screening_doorvisit
            ({", ".join(f'"{name}"' for name in VISIT_COLUMNS)})
        SELECT * FROM unnest({", ".join(f"%b::{kind}[]" for kind in VISIT_COLUMNS.values())})
        RETURNING *), answer AS (
    INSERT INTO screening_dooranswer AS a ({ANSWER}, outcome, visited_at, visits, done_at)
    SELECT {FIRST} FROM visit {BY_WEIGHT}
    ON CONFLICT (round_id, dwelling_id) DO UPDATE SET
        visits = a.visits + excluded.visits,
        done_at = LEAST(a.done_at, excluded.done_at),
        visit = CASE WHEN {OUTWEIGHS} THEN excluded.visit ELSE a.visit END,
        outcome = CASE WHEN {OUTWEIGHS} THEN excluded.outcome ELSE a.outcome END,
        visited_at = CASE WHEN {OUTWEIGHS} THEN excluded.visited_at ELSE a.visited_at END
    RETURNING dwelling_id, outcome)
    SELECT dwelling_id FROM answer WHERE outcome = 'lit'
"""
# What is left of a door's visits once some were annulled.
ANEW = f"""
    INSERT INTO screening_dooranswer ({ANSWER}, outcome, visited_at, visits, done_at)
    SELECT {FIRST} FROM screening_doorvisit visit
    WHERE annulled_at IS NULL AND (round_id, dwelling_id) IN (
        SELECT * FROM unnest(%s::uuid[], %s::uuid[]))
    {BY_WEIGHT}
    RETURNING visit
"""


def record(visits: Sequence[Knock]) -> None:
    """Write visits, what each door now answers, and settle the duties of doors that are done."""
    if not visits:
        return
    rows = bulk.execute(RECORD, [list(values) for values in zip(*visits, strict=True)])
    lit = {door for (door,) in rows}
    done = (one for one in visits if rules.settles(one.outcome) and one.dwelling_id not in lit)
    duties.settle(DOOR, (_settled(visit) for visit in done))


def see_light(sightings: Sequence[Knock]) -> None:
    """Write that light was seen behind doors: those that were taken as vacant are due again."""
    if not sightings:
        return
    bulk.execute(RECORD, [list(values) for values in zip(*sightings, strict=True)])
    doors = [one.dwelling_id for one in sightings]
    rounds = {one.round_id for one in sightings}
    before = DoorVisit.objects.filter(round_id__in=rounds, dwelling_id__in=doors)
    duties.reopen(DOOR, doors, evidence=before.values_list("id", flat=True))
    duties.settle(DOOR, (_settled(visit) for visit in _answered(doors, rounds)))


def _answered(doors: Sequence[UUID], rounds: Iterable[UUID]) -> Iterable[DoorVisit]:
    """The visits by which doors among these are done all the same."""
    answers = DoorAnswer.objects.filter(round_id__in=rounds, dwelling_id__in=doors)
    done = answers.filter(outcome__in=outcomes.COVERED).values("visit")
    return DoorVisit.objects.filter(id__in=done)


def annul(keys: Sequence[UUID], at: datetime) -> None:
    """Take visits back: their doors answer what is left, and those not done are due again."""
    gone = list(DoorVisit.objects.filter(id__in=keys, annulled_at=None).select_for_update())
    DoorVisit.objects.filter(id__in=keys).update(annulled_at=at)
    doors = [[visit.round_id for visit in gone], [visit.dwelling_id for visit in gone]]
    bulk.execute(
        "DELETE FROM screening_dooranswer WHERE (round_id, dwelling_id) IN"
        " (SELECT * FROM unnest(%s::uuid[], %s::uuid[]))",
        doors,
    )
    duties.reopen(DOOR, doors[1], evidence=keys)
    left = [visit for (visit, *_answer) in bulk.execute(ANEW, doors)]
    done = DoorVisit.objects.filter(id__in=left, outcome__in=outcomes.COVERED)
    duties.settle(DOOR, (_settled(visit) for visit in done))


def _settled(visit: Knock | DoorVisit) -> duties.Settled:
    return duties.Settled(
        visit.dwelling_id, str(visit.round_id), visit.visited_at, visit.by, visit.id
    )
