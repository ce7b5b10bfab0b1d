"""Households, set by set."""

from collections.abc import Iterable, Sequence
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
    "opened_on": "date",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
}


class NewHousehold(NamedTuple):
    """A household to open behind a door of the ledger."""

    id: UUID
    door: Laid
    kind: str
    note: str = ""
    size: int = 0


def open_households(new: Iterable[NewHousehold], *, on: date) -> None:
    """Open households in one statement; each takes address, order and stamps of its door."""
    rows = [
        (
            *(one.id, one.door.id, str(one.kind), one.door.address, one.door.sort_key),
            *(one.note, one.size, on, *one.door.stamp),
        )
        for one in new
    ]
    bulk.insert("people_household", _COLUMNS, rows)


def resize(households: Iterable[UUID]) -> None:
    """Count anew who lives in these households now."""
    bulk.execute(
        "UPDATE people_household h SET size = (SELECT count(*) FROM people_person p"
        " WHERE p.household_id = h.id AND p.left_on IS NULL) WHERE h.id = ANY(%s)",
        [list(households)],
    )


def close_empty(households: Sequence[UUID], *, on: date) -> None:
    """Close those of the households whose last member has left."""
    bulk.execute(
        "UPDATE people_household SET closed_on = %s"
        " WHERE id = ANY(%s) AND size = 0 AND closed_on IS NULL",
        [on, list(households)],
    )
