"""People, set by set: sealed, indexed and stamped in one statement."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk
from wangdi.lib.fields import index_many, seal_many
from wangdi.lib.pinyin import name_initials
from wangdi.people.actions.households import literal
from wangdi.people.models import Person

_COLUMNS = {
    "id": "uuid",
    "household_id": "uuid",
    "name": "text",
    "initials": "text",
    "sex": "text",
    "birth_date": "date",
    "relation": "text",
    "id_kind": "text",
    "id_number": "bytea",
    "id_index": "bytea",
    "phone": "bytea",
    "phone_index": "bytea",
    "employer": "text",
    "needs": "varchar[]",
    "note": "text",
    "entered_on": "date",
    "floating": "bool",
    "registered_at": "text",
    "bed": "text",
    "sleeps_here": "bool",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
}


class NewPerson(NamedTuple):
    """A person to enter; `id_number` and `phone` in the clear and normal, or None."""

    id: UUID
    household: UUID
    stamp: Stamp
    name: str
    sex: str = ""
    birth_date: date | None = None
    relation: str = ""
    id_kind: str = ""
    id_number: str | None = None
    phone: str | None = None
    employer: str = ""
    needs: Sequence[str] = ()
    note: str = ""
    entered_on: date | None = None
    floating: bool = False
    registered_at: str = ""
    bed: str = ""
    sleeps_here: bool = True


Indexes = Sequence[tuple[bytes | None, bytes | None]]


def add_people(people: Sequence[NewPerson], *, on: date, indexes: Indexes | None = None) -> None:
    """Enter people in one statement; the households are counted anew by `resize`.

    `indexes`: the blind indexes of number and telephone, where they are reckoned already.
    """
    known = indexes if indexes is not None else _both_indexes(people)
    sealed = zip(
        seal_many(Person, "id_number", [(one.id, one.id_number) for one in people]),
        [number for number, _phone in known],
        seal_many(Person, "phone", [(one.id, one.phone) for one in people]),
        [phone for _number, phone in known],
        strict=True,
    )
    rows = [
        (
            *(one.id, one.household, one.name, name_initials(one.name)[:40]),
            *(one.sex, one.birth_date, one.relation, one.id_kind, *secrets, one.employer),
            *(literal(one.needs), one.note, one.entered_on or on),
            *(one.floating, one.registered_at, one.bed, one.sleeps_here),
            *one.stamp,
        )
        for one, secrets in zip(people, sealed, strict=True)
    ]
    bulk.insert("people_person", _COLUMNS, rows)


def _both_indexes(people: Sequence[NewPerson]) -> Indexes:
    return list(
        zip(
            index_many(Person, "id_index", [one.id_number for one in people]),
            index_many(Person, "phone_index", [one.phone for one in people]),
            strict=True,
        )
    )


def known_numbers(numbers: Sequence[str]) -> dict[str, UUID]:
    """Who of those living here carries one of these identity numbers: person by number. One query.

    Looks in the whole office: a number is one person's wherever he lives.
    """
    by_index = dict(zip(_indexes(numbers), numbers, strict=True))
    by_index.pop(None, None)
    rows = bulk.execute(
        "SELECT id_index, id FROM people_person WHERE id_index = ANY(%s) AND left_on IS NULL",
        [[index for index in by_index if index]],
    )
    return {by_index[bytes(index)]: person for index, person in rows}


def _indexes(numbers: Sequence[str]) -> list[bytes | None]:
    return index_many(Person, "id_index", list(numbers))
