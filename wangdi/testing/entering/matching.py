"""Whom a row of results means: by number, by telephone with name, by name behind the door."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.stamps import Stamp
from wangdi.lib.fields import index_many
from wangdi.people.models import Person
from wangdi.testing.entering.row import ResultRow

UNKNOWN, WHICH, OTHER_NAME = "person_unknown", "which_person", "name_differs"
COLUMNS = ("id", "name", "id_index", "phone_index", "household__dwelling_id")
STAMP = ("community_id", "grid_id", "building_id")


class Met(NamedTuple):
    """The person, or why nobody is meant for sure; the stamp of the one found."""

    person: UUID | None = None
    doubt: str = ""
    stamp: Stamp | None = None


class _Resident(NamedTuple):
    id: UUID
    name: str
    number: bytes | None
    phone: bytes | None
    door: UUID
    stamp: Stamp


def meet(rows: Sequence[ResultRow]) -> list[Met]:
    """Whom each row means; what somebody chose holds. Four queries for any set."""
    numbers = index_many(Person, "id_index", [row.id_number or None for row in rows])
    phones = index_many(Person, "phone_index", [row.phone or None for row in rows])
    chosen = {one.id: one for one in _read(id__in={row.person for row in rows if row.person})}
    by_number = _group(_read(id_index__in={one for one in numbers if one}), "number")
    by_phone = _group(_read(phone_index__in={one for one in phones if one}), "phone")
    doors = {row.dwelling for row in rows if row.dwelling}
    by_door = _group(_read(household__dwelling__in=doors), "door")
    met: list[Met] = []
    for row, number, phone in zip(rows, numbers, phones, strict=True):
        if row.person:
            met.append(_one([chosen[row.person]] if row.person in chosen else [], WHICH))
            continue
        named = [by_phone[phone], by_door[row.dwelling]]
        met.append(_meet(row, by_number[number] if number else [], named))
    return met


def _meet(
    row: ResultRow, numbered: Sequence[_Resident], named: Sequence[Sequence[_Resident]]
) -> Met:
    """The surest way that gives somebody; a number that means another name is asked about."""
    if numbered:
        same = [one for one in numbered if one.name == row.name]
        return _one(same or numbered, WHICH) if same else Met(doubt=OTHER_NAME)
    for found in named:
        if same := [one for one in found if one.name == row.name]:
            return _one(same, WHICH)
    return Met(doubt=UNKNOWN)


def _one(found: Sequence[_Resident], doubt: str) -> Met:
    if len(found) != 1:
        return Met(doubt=doubt)
    return Met(found[0].id, "", found[0].stamp)


def _read(**which: object) -> list[_Resident]:
    rows = Person.objects.living().filter(**which).order_by("id")
    return [
        _Resident(row[0], row[1], _bytes(row[2]), _bytes(row[3]), row[4], Stamp(*row[5:]))
        for row in rows.values_list(*COLUMNS, *STAMP)
    ]


def _group(found: Iterable[_Resident], by: str) -> dict[object, list[_Resident]]:
    groups: dict[object, list[_Resident]] = defaultdict(list)
    for one in found:
        groups[getattr(one, by)].append(one)
    return groups


def _bytes(value: object) -> bytes | None:
    return bytes(value) if isinstance(value, bytes | memoryview) else None
