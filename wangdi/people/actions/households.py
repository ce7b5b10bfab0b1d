"""Households, set by set."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wangdi.lib import bulk
from wangdi.people.doors import Laid

_COLUMNS = {
    "id": "uuid",
    "dwelling_id": "uuid",
    "kind": "text",
    "address": "text",
    "sort_key": "text",
    "note": "text",
    "size": "int2",
    "marks": "varchar[]",
    "opened_on": "date",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
}


RECOUNT = """
UPDATE people_household h SET size = now.size, marks = now.marks
FROM unnest(%b::uuid[]) AS asked(id)
CROSS JOIN LATERAL (
    SELECT count(DISTINCT p.id) AS size,
        coalesce(array_agg(DISTINCT mark ORDER BY mark) FILTER (WHERE mark IS NOT NULL), '{}')
            AS marks
    FROM people_person p
    LEFT JOIN LATERAL unnest(CASE WHEN p.floating THEN p.needs || 'floating'::varchar
        ELSE p.needs END) AS mark ON true
    WHERE p.household_id = asked.id AND p.left_on IS NULL) AS now
WHERE h.id = asked.id
"""
TO_OTHER_DOORS = """
UPDATE people_household h SET dwelling_id = d.id, address = d.address, sort_key = d.sort_key,
    community_id = d.community_id, grid_id = d.grid_id, building_id = d.building_id
FROM unnest(%b::uuid[], %b::uuid[]) AS asked(household, door)
JOIN people_dwelling d ON d.id = asked.door WHERE h.id = asked.household
"""
MEMBERS_FOLLOW = """
UPDATE people_person p
SET community_id = h.community_id, grid_id = h.grid_id, building_id = h.building_id
FROM people_household h WHERE h.id = ANY(%b::uuid[]) AND p.household_id = h.id
    AND p.left_on IS NULL
"""


class NewHousehold(NamedTuple):
    """A household to open behind a door of the ledger."""

    id: UUID
    door: Laid
    kind: str
    note: str = ""
    size: int = 0
    marks: Sequence[str] = ()


def open_households(new: Iterable[NewHousehold], *, on: date) -> None:
    """Open households in one statement; each takes address, order and stamps of its door."""
    rows = [
        (
            *(one.id, one.door.id, str(one.kind), one.door.address, one.door.sort_key),
            *(one.note, one.size, literal(one.marks), on, *one.door.stamp),
        )
        for one in new
    ]
    bulk.insert("people_household", _COLUMNS, rows)


def literal(words: Iterable[str]) -> str:
    """Words of a fixed list as PostgreSQL writes an array, each once."""
    return "{" + ",".join(sorted(set(words))) + "}"


def resize(households: Iterable[UUID]) -> None:
    """Count anew who lives in these households now, and what they need."""
    bulk.execute(RECOUNT, [list(households)])


def move_households(moves: Mapping[UUID, UUID]) -> None:
    """Put households (by id) behind other doors, with all that live in them; two statements."""
    given = [list(moves), list(moves.values())]
    bulk.execute(TO_OTHER_DOORS, given)
    bulk.execute(MEMBERS_FOLLOW, [list(moves)])


def close_empty(households: Sequence[UUID], *, on: date) -> None:
    """Close those of the households whose last member has left."""
    bulk.execute(
        "UPDATE people_household SET closed_on = %s"
        " WHERE id = ANY(%s) AND size = 0 AND closed_on IS NULL",
        [on, list(households)],
    )
