"""What happens to many doors at once, in the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet, UUIDField, Value

from wangdi.duties import actions as duties
from wangdi.lib import bulk
from wangdi.people.models import Dwelling
from wangdi.screening import outcomes, rules
from wangdi.screening.models import CanvassRound, DoorVisit
from wangdi.territory.models import COMMUNITY_KINDS, Place, PlaceKind

DOOR = "screening.door"
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


# A door once done stays done; else the later answer holds, in whatever order they arrive.
OUTWEIGHS = """
    (excluded.outcome IN ('answered', 'vacant'), excluded.visited_at)
    >= (a.outcome IN ('answered', 'vacant'), a.visited_at)
"""
# Visits go in, and out of the same rows what each door now answers: one statement for the set.
# Sorted by door, so that two sets that meet wait for each other and never deadlock.
RECORD = f"""
    WITH visit AS (
        INSERT INTO screening_doorvisit
            ({", ".join(f'"{name}"' for name in VISIT_COLUMNS)})
        SELECT * FROM unnest({", ".join(f"%b::{kind}[]" for kind in VISIT_COLUMNS.values())})
        RETURNING *)
    INSERT INTO screening_dooranswer AS a (visit, round_id, dwelling_id, community_id, grid_id,
        building_id, outcome, visited_at, visits)
    SELECT DISTINCT ON (round_id, dwelling_id) id, round_id, dwelling_id, community_id, grid_id,
        building_id, outcome, visited_at, count(*) OVER (PARTITION BY round_id, dwelling_id)
    FROM visit
    ORDER BY round_id, dwelling_id, outcome IN ('answered', 'vacant') DESC, visited_at DESC
    ON CONFLICT (round_id, dwelling_id) DO UPDATE SET
        visits = a.visits + excluded.visits,
        visit = CASE WHEN {OUTWEIGHS} THEN excluded.visit ELSE a.visit END,
        outcome = CASE WHEN {OUTWEIGHS} THEN excluded.outcome ELSE a.outcome END,
        visited_at = CASE WHEN {OUTWEIGHS} THEN excluded.visited_at ELSE a.visited_at END
"""
# What is left of a door's visits once some were annulled.
ANEW = """
    INSERT INTO screening_dooranswer (visit, round_id, dwelling_id, community_id, grid_id,
        building_id, outcome, visited_at, visits)
    SELECT DISTINCT ON (round_id, dwelling_id) id, round_id, dwelling_id, community_id, grid_id,
        building_id, outcome, visited_at, count(*) OVER (PARTITION BY round_id, dwelling_id)
    FROM screening_doorvisit
    WHERE annulled_at IS NULL AND (round_id, dwelling_id) IN (
        SELECT * FROM unnest(%s::uuid[], %s::uuid[]))
    ORDER BY round_id, dwelling_id, outcome IN ('answered', 'vacant') DESC, visited_at DESC
    RETURNING visit
"""


def communities_of(places: Sequence[int]) -> list[int]:
    """The communities that these places are, contain or lie in."""
    touched = Place.objects.under(places).filter(valid_to=None)
    inside = touched.filter(kind__in=COMMUNITY_KINDS).values_list("id", flat=True)
    around = Place.objects.filter(id__in=places).exclude(community_id=None)
    return sorted({*inside, *(place.community_id or 0 for place in around)})


def doors_of(canvass: CanvassRound) -> QuerySet[Dwelling]:
    """All doors of a round: of whole communities, or of the buildings of smaller places."""
    places = Place.objects.filter(id__in=canvass.places)
    small = [p.id for p in places if p.community_id and p.kind not in COMMUNITY_KINDS]
    whole = communities_of([p.id for p in places if p.id not in small])
    wanted = Q(community_id__in=whole)
    if small:
        inside = Place.objects.under(small).filter(kind=PlaceKind.BUILDING)
        wanted |= Q(building__in=inside.values("id"))
    return Dwelling.objects.filter(wanted)


def plan_doors(canvass: CanvassRound) -> int:
    """One duty for each door of the round; doors that have theirs keep it. How many are new."""
    source = doors_of(canvass).order_by()
    return duties.plan_from(
        source.values_list(
            F("id"),
            Value(None, UUIDField()),
            F("community_id"),
            F("grid_id"),
            F("building_id"),
            F("address"),
            F("sort_key"),
        ),
        kind=DOOR,
        subject_kind="dwelling",
        slot=str(canvass.id),
        window=rules.door_window(canvass.starts_on, canvass.ends_on),
    )


def record(visits: Sequence[Knock]) -> None:
    """Write visits, what each door now answers, and settle the duties of doors that are done."""
    if not visits:
        return
    bulk.execute(RECORD, [list(values) for values in zip(*visits, strict=True)])
    duties.settle(DOOR, (_settled(visit) for visit in visits if rules.settles(visit.outcome)))


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
