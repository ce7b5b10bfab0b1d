"""A whole ledger written: doors, households, people, each kind in one or two statements."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from wangdi.lib import bulk, ids
from wangdi.people import doors
from wangdi.people.actions import (
    NewHousehold,
    NewPerson,
    add_people,
    open_households,
    resize,
)
from wangdi.people.doors import Door, Laid, Number
from wangdi.people.entering.payload import LedgerRow
from wangdi.people.entering.rules import Likeness

Behind = tuple[Number, str]


Row = tuple[UUID, LedgerRow, Likeness]


def enter(rows: Sequence[Row], *, on: date) -> dict[UUID, UUID]:
    """Enter each row under its key; what came of it: the person of that id, or the door alone.

    Everybody of the same kind of household behind one door is one household, the one that is
    open there already if there is one.
    """
    wanted = [Door(row.building or 0, row.unit, row.room, row.use) for _key, row, _like in rows]
    laid = doors.find_or_lay(dict.fromkeys(wanted))
    numbers = [(door.building, door.unit, door.room) for door in wanted]
    behind = [
        (number, row.household_kind)
        for number, (_key, row, _like) in zip(numbers, rows, strict=True)
        if row.name
    ]
    households, before = _households(laid, Counter(behind), _marks(rows, behind), on=on)
    made: dict[UUID, UUID] = {}
    people: list[NewPerson] = []
    indexes: list[tuple[bytes | None, bytes | None]] = []
    for number, (key, row, like) in zip(numbers, rows, strict=True):
        if row.name:
            made[key] = key
            indexes.append((like.number, like.phone))
            people.append(_person(key, row, households[number, row.household_kind], laid[number]))
        else:
            made[key] = laid[number].id
    add_people(people, on=on, indexes=indexes)
    resize(before)
    return made


def _marks(rows: Sequence[Row], behind: Sequence[Behind]) -> dict[Behind, set[str]]:
    """What is needed in each household."""
    said: dict[Behind, set[str]] = {}
    needs = (row.needs for _key, row, _like in rows if row.name)
    for home, needed in zip(behind, needs, strict=True):
        said.setdefault(home, set()).update(needed)
    return said


def _households(
    laid: dict[Number, Laid],
    wanted: Mapping[Behind, int],
    marks: Mapping[Behind, set[str]],
    *,
    on: date,
) -> tuple[dict[Behind, UUID], set[UUID]]:
    """The household of each door and kind, and which of them were there before."""
    numbers = {laid[number].id: number for number, _kind in wanted}
    rows = bulk.execute(
        "SELECT dwelling_id, kind, id FROM people_household"
        " WHERE dwelling_id = ANY(%s) AND closed_on IS NULL ORDER BY id DESC",
        [list(numbers)],
    )
    known: dict[Behind, UUID] = {(numbers[door], kind): one for door, kind, one in rows}
    missing = [one for one in wanted if one not in known]
    made = dict(zip(missing, ids.uuid7s(len(missing)), strict=True))
    open_households(
        [
            NewHousehold(
                made[number, kind],
                laid[number],
                kind,
                size=wanted[number, kind],
                marks=sorted(marks[number, kind]),
            )
            for number, kind in missing
        ],
        on=on,
    )
    return {**known, **made}, set(known.values())


def _person(key: UUID, row: LedgerRow, household: UUID, door: Laid) -> NewPerson:
    return NewPerson(
        id=key,
        household=household,
        stamp=door.stamp,
        name=row.name,
        sex=row.sex,
        birth_date=row.birth_date,
        relation=row.relation,
        id_kind=row.id_kind,
        id_number=row.id_number or None,
        phone=row.phone or None,
        employer=row.employer,
        needs=row.needs,
        note=row.note,
        entered_on=row.entered_on,
    )
