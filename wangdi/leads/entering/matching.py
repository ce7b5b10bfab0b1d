"""Whom the ledger knows by what a lead says, and which earlier lead says the same. Set-wise."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.leads.models import Lead
from wangdi.leads.words import Grade
from wangdi.lib import bulk
from wangdi.lib.fields import index_many
from wangdi.people.models import Person

_COLUMNS = {
    "n": "int4",
    "number": "bytea",
    "phone": "bytea",
    "name": "text",
    "birth": "date",
    "building": "int8",
    "unit": "text",
    "room": "text",
}
_BY = (
    "SELECT t.n, p.id, h.id, h.dwelling_id, p.community_id, p.grid_id, p.building_id FROM {rows} t"
    " JOIN people_person p ON {on} JOIN people_household h ON h.id = p.household_id"
    " WHERE p.left_on IS NULL"
)
_PEOPLE = (
    (Grade.NUMBER, "p.id_index = t.number"),
    (Grade.NAME_PHONE, "p.phone_index = t.phone AND p.name = t.name"),
    (Grade.NAME_BIRTH, "p.name = t.name AND p.birth_date = t.birth"),
    (Grade.PHONE, "p.phone_index = t.phone AND p.name <> t.name"),
)
_DOORS = (
    "SELECT t.n, NULL::uuid, h.id, d.id, d.community_id, d.grid_id, d.building_id FROM {rows} t"
    " JOIN people_dwelling d ON d.building_id = t.building AND d.unit = t.unit AND d.room = t.room"
    " LEFT JOIN people_household h ON h.dwelling_id = d.id AND h.closed_on IS NULL"
)
_EARLIER = (
    "SELECT t.n, l.id, l.kind, l.place, l.arrived_on, l.settled_at IS NULL FROM {rows} t"
    " JOIN leads_lead l ON {on} WHERE l.annulled_at IS NULL AND l.same_as_id IS NULL"
    " ORDER BY l.received_at, l.id"
)
_SAME_LEAD = ("l.id_index = t.number", "l.phone_index = t.phone AND l.name = t.name")


class Said(NamedTuple):
    """What a row says of a person; `door` as (building, unit, room) in normal form."""

    name: str
    id_number: str
    phone: str
    birth: date | None
    door: tuple[int, str, str] | None
    claim: tuple[str, str, date | None]


class Found(NamedTuple):
    """Whom the ledger knows, and by what; without a person, the home or the door alone."""

    grade: Grade = Grade.NOTHING
    person: UUID | None = None
    household: UUID | None = None
    dwelling: UUID | None = None
    stamp: Stamp = NOWHERE


class Earlier(NamedTuple):
    """An earlier lead about the same person: an id, or the position of a row before."""

    lead: UUID | int


def in_ledger(said: Sequence[Said]) -> tuple[dict[int, Found], dict[int, Found]]:
    """For each position that the ledger knows: who, by the surest way; and the door it names.

    Nothing that would mean two homes. A telephone alone is a family's: it gives the home, never
    the person. Five joins for any set.
    """
    numbers = index_many(Person, "id_index", [one.id_number or None for one in said])
    phones = index_many(Person, "phone_index", [one.phone or None for one in said])
    people: dict[int, Found] = {}
    doors: dict[int, Found] = {}
    with _spread(said, numbers, phones) as rows:
        for grade, on in _PEOPLE:
            _take(people, grade, bulk.execute(_BY.format(rows=rows, on=on)))
        _take(doors, Grade.DOOR, bulk.execute(_DOORS.format(rows=rows)))
    return people, doors


def _take(found: dict[int, Found], grade: Grade, rows: bulk.Rows) -> None:
    by_row: dict[int, list[Found]] = {}
    for n, person, household, dwelling, *stamp in rows:
        who = None if grade is Grade.PHONE else person
        by_row.setdefault(n, []).append(Found(grade, who, household, dwelling, Stamp(*stamp)))
    for n, several in by_row.items():
        if n not in found and (one := _one(several)):
            found[n] = one


def _one(several: list[Found]) -> Found | None:
    """The one that is meant; of several people of a home the home, of several homes nothing."""
    if len(several) == 1:
        return several[0]
    doors = {one.dwelling for one in several}
    if len(doors) > 1:
        return None
    homes = {one.household for one in several}
    return several[0]._replace(person=None, household=homes.pop() if len(homes) == 1 else None)


def before(said: Sequence[Said]) -> dict[int, Earlier]:
    """For each position that repeats an earlier lead, or a row before it: which.

    The same person is one matter as long as it is open; settled, it is the same only for the same
    claim. Two joins for any set.
    """
    numbers = index_many(Lead, "id_index", [one.id_number or None for one in said])
    phones = index_many(Lead, "phone_index", [one.phone or None for one in said])
    found: dict[int, Earlier] = {}
    with _spread(said, numbers, phones) as rows:
        for on in _SAME_LEAD:
            for n, lead, kind, place, day, is_open in bulk.execute(
                _EARLIER.format(rows=rows, on=on)
            ):
                if is_open or (kind, place, day) == said[n].claim:
                    found.setdefault(n, Earlier(lead))
    _among_themselves(said, found)
    return found


def _among_themselves(said: Sequence[Said], found: dict[int, Earlier]) -> None:
    first: dict[tuple[str, str], int] = {}
    for n, one in enumerate(said):
        for key in _keys(one):
            at = first.setdefault(key, n)
            if at != n and n not in found:
                found[n] = found.get(at, Earlier(at))


def _keys(one: Said) -> Iterable[tuple[str, str]]:
    if one.id_number:
        yield "", one.id_number
    if one.phone:
        yield one.name, one.phone
    if one.birth and not (one.id_number or one.phone):
        yield one.name, one.birth.isoformat()


def _spread(
    said: Sequence[Said], numbers: Sequence[bytes | None], phones: Sequence[bytes | None]
) -> AbstractContextManager[str]:
    nowhere = (None, None, None)
    return bulk.spread(
        _COLUMNS,
        (
            (n, numbers[n], phones[n], one.name, one.birth, *(one.door or nowhere))
            for n, one in enumerate(said)
        ),
    )
