"""Crossings written as a set: rows, where everybody is now, and tallies, in one statement."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wangdi.gates.models import Crossing, VisitorEntry
from wangdi.gates.weighing import Weighed
from wangdi.lib import bulk
from wangdi.lib.fields import index_many, seal_many

COLUMNS = {
    "id": "uuid",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
    "received_at": "timestamptz",
    "at": "timestamptz",
    "checkpoint_id": "uuid",
    "place_id": "int4",
    "direction": "text",
    "means": "text",
    "form": "text",
    "who": "text",
    "outcome": "text",
    "code": "text",
    "should_have_been": "text",
    "rules": "text",
    "bundle": "text",
    "forced": "bool",
    "person": "uuid",
    "household": "uuid",
    "pass_id": "uuid",
    "visit": "uuid",
    "plate": "bytea",
    "plate_index": "bytea",
    "celsius": "numeric",
    "first_celsius": "numeric",
    "site": "text",
    "mask": "bool",
    "health_code": "text",
    "travel_code": "text",
    "why": "bytea",
    "device": "uuid",
    "by": "int8",
}
NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
# Somebody is where he was last seen, in whatever order records arrive. Sorted, so that two sets
# that meet wait for each other and never deadlock.
PRESENT = """
    INSERT INTO gates_presence AS a
        (id, place_id, subject, who, direction, at, checkpoint, crossing)
    SELECT DISTINCT ON (place_id, subject)
        gen_random_uuid(), place_id, subject, who, direction, at, checkpoint_id, id
    FROM (SELECT *, coalesce(person, pass_id, household, visit) AS subject FROM {source}) seen
    WHERE subject IS NOT NULL AND outcome IN ('allow', 'condition')
    ORDER BY place_id, subject, at DESC
    ON CONFLICT (place_id, subject) DO UPDATE SET who = excluded.who, at = excluded.at,
        direction = excluded.direction, checkpoint = excluded.checkpoint,
        crossing = excluded.crossing
    WHERE excluded.at >= a.at
"""
COUNTED = """
    INSERT INTO gates_tally AS a
        (id, checkpoint, hour, direction, outcome, code, who, crossings, vehicles,
        community_id, grid_id, building_id)
    SELECT gen_random_uuid(), checkpoint_id, date_trunc('hour', at), direction, outcome, code, who,
        {sign} count(*), {sign} count(plate_index),
        min(community_id), min(grid_id), min(building_id)
    FROM {source} GROUP BY 2, 3, 4, 5, 6, 7 ORDER BY 2, 3, 4, 5, 6, 7
    ON CONFLICT (checkpoint, hour, direction, outcome, code, who) DO UPDATE SET
        crossings = a.crossings + excluded.crossings, vehicles = a.vehicles + excluded.vehicles
"""
RECORD = f"""
    WITH given AS (SELECT {{picked}} FROM {{source}}),
    written AS (INSERT INTO gates_crossing ({NAMES}) SELECT {NAMES} FROM given),
    present AS ({PRESENT.format(source="given")})
    {COUNTED.format(source="given", sign="")}
"""
Sealed = tuple[bytes | None, bytes | None, bytes | None]
NOTHING: Sealed = (None, None, None)


def record(weighed: Sequence[Weighed], *, version: str, at: datetime, by: int | None) -> None:
    """Write them; `version`: the rules the server decided by, `at`: when they were received."""
    if not weighed:
        return
    sealed = _sealed(weighed)
    rows = [
        _row(one, version, at, by, sealed.get(one.key, NOTHING) if sealed else NOTHING)
        for one in weighed
    ]
    picked, source, values = bulk.arrays(COLUMNS, rows, condense=True)
    bulk.execute(RECORD.format(picked=picked, source=source), values)
    _visitors([one for one in weighed if one.payload.visitor], at)


def _row(
    one: Weighed, version: str, at: datetime, by: int | None, sealed: Sealed
) -> tuple[Any, ...]:
    asked = one.payload
    measured, seen, decided = asked.temperature, asked.codes_seen, asked.decided
    return (
        *(one.key, *one.gate.stamp, at, one.at, one.gate.id, one.gate.place),
        *(asked.direction, asked.means, asked.form, one.who, one.said.outcome, one.said.code),
        one.should_have_been,
        decided.rules if decided else version,
        decided.bundle if decided else "",
        asked.forced or one.said.code == "forced_offline",
        *(one.person, one.household, asked.pass_id, asked.visit or _own(one)),
        *sealed[:2],
        measured.celsius if measured else None,
        measured.first if measured else None,
        measured.site if measured else "",
        asked.mask,
        seen.health if seen else "",
        seen.travel if seen else "",
        sealed[2],
        asked.device,
        by,
    )


def _own(one: Weighed) -> UUID | None:
    return one.key if one.payload.visitor and one.payload.direction == "in" else None


def _sealed(weighed: Sequence[Weighed]) -> dict[UUID, Sealed]:
    """Plate, its index and the reason, of those few that have any."""
    some = [one for one in weighed if one.payload.plate or one.payload.why]
    if not some:
        return {}
    plates = [one.payload.plate or None for one in some]
    keys = [one.key for one in some]
    seals = seal_many(Crossing, "plate", zip(keys, plates, strict=True))
    whys = seal_many(Crossing, "why", [(one.key, one.payload.why or None) for one in some])
    found = index_many(Crossing, "plate_index", plates)
    return dict(zip(keys, zip(seals, found, whys, strict=True), strict=True))


def _visitors(weighed: Sequence[Weighed], at: datetime) -> None:
    VisitorEntry.objects.bulk_create(
        [
            VisitorEntry(
                id=one.key,
                received_at=at,
                community_id=one.gate.stamp.community,
                grid_id=one.gate.stamp.grid,
                building_id=one.gate.stamp.building,
                **_told(one),
            )
            for one in weighed
        ]
    )


def _told(one: Weighed) -> dict[str, str | None]:
    visitor = one.payload.visitor
    return {name: text or None for name, text in visitor.model_dump().items()} if visitor else {}
