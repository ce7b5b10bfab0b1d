"""Who is there already: earlier in the same set, or in the ledger. Four queries for any set."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from wangdi.lib import bulk
from wangdi.lib.fields import index_many
from wangdi.lib.identifiers import check_citizen_id
from wangdi.people.entering import rules
from wangdi.people.entering.payload import LedgerRow
from wangdi.people.entering.rules import Likeness
from wangdi.people.models import Person


class Match(NamedTuple):
    """The cause and the other one: a row before (its position) or a person (the id)."""

    cause: str
    other: int | UUID


_OLD_LENGTH = 15
Compare = Callable[[Likeness, Likeness], str]
_LIVING = (
    " JOIN people_household h ON h.id = p.household_id"
    " JOIN people_dwelling d ON d.id = h.dwelling_id"
    " WHERE p.left_on IS NULL"
)
_SEEN = "SELECT t.n, p.id, p.name, p.birth_date, d.building_id, d.unit, d.room, p.id_index"
_BY_NUMBER = f"{_SEEN} FROM {{rows}} t JOIN people_person p ON p.id_index = t.number{_LIVING}"
_BY_PHONE = (
    f"{_SEEN} FROM {{rows}} t"
    f" JOIN people_person p ON p.phone_index = t.phone AND p.name = t.name{_LIVING}"
)
_BY_NAME = (
    f"{_SEEN} FROM {{rows}} t"
    " JOIN people_dwelling d ON d.building_id = t.building AND d.unit = t.unit AND d.room = t.room"
    " JOIN people_household h ON h.dwelling_id = d.id"
    " JOIN people_person p ON p.household_id = h.id AND p.name = t.name"
    " AND p.birth_date IS NOT DISTINCT FROM t.birth WHERE p.left_on IS NULL"
)
_COLUMNS = {
    "n": "int4",
    "number": "bytea",
    "phone": "bytea",
    "building": "int8",
    "unit": "text",
    "room": "text",
    "name": "text",
    "birth": "date",
}
_QUESTIONS: tuple[tuple[Compare, str], ...] = (
    (rules.likeness_by_number, _BY_NUMBER),
    (rules.likeness_by_name, _BY_NAME),
    (rules.likeness_by_phone, _BY_PHONE),
)


def likenesses(rows: Sequence[LedgerRow]) -> list[Likeness]:
    """What every row is recognised by; a blind index costs about 3 µs."""
    written = [_normal(row.id_number) for row in rows]
    numbers = index_many(Person, "id_index", written, normal=True)
    phones = index_many(Person, "phone_index", [row.phone for row in rows], normal=True)
    return [
        Likeness(
            row.name,
            row.birth_date,
            (row.building, row.unit, row.room) if row.building else None,
            number,
            phone,
        )
        for row, number, phone in zip(rows, numbers, phones, strict=True)
    ]


def _normal(number: str) -> str:
    """Checked numbers are normal; only fifteen digits of another document would be read anew."""
    return check_citizen_id(number).value if len(number) == _OLD_LENGTH else number


def matches(people: Sequence[Likeness], live: Iterable[int]) -> dict[int, Match]:
    """For each position of `live` that is like somebody: who, and by what; the surest likeness."""
    wanted = [row for row in live if people[row].name]
    found: dict[int, Match] = {}
    _among_themselves(people, wanted, found)
    for compare, rows in _in_ledger(people, wanted):
        for row, person, name, birth, *door, number in rows:
            other = Likeness(name, birth, (door[0], door[1], door[2]), number, None)
            _note(found, row, compare(people[row], other), person)
    return found


def _among_themselves(
    people: Sequence[Likeness], wanted: Iterable[int], found: dict[int, Match]
) -> None:
    """The first of a kind is nobody's double; those after it are its doubles."""
    first: dict[Any, int] = {}
    for row in wanted:
        one = people[row]
        keys: list[tuple[Any, Compare]] = []
        if one.number:
            keys.append((one.number, rules.likeness_by_number))
        if one.door:
            keys.append(((one.name, one.birth, one.door), rules.likeness_by_name))
        if one.phone:
            keys.append(((one.name, one.phone), rules.likeness_by_phone))
        for key, compare in keys:
            before = first.setdefault(key, row)
            if before != row:
                _note(found, row, compare(one, people[before]), before)


def _note(found: dict[int, Match], row: int, cause: str, other: int | UUID) -> None:
    before = found.get(row)
    if cause and (before is None or (cause == "same_person" != before.cause)):
        found[row] = Match(cause, other)


def _in_ledger(
    people: Sequence[Likeness], wanted: Sequence[int]
) -> Iterable[tuple[Compare, bulk.Rows]]:
    nowhere = (None, None, None)
    rows = (
        (row, one.number, one.phone, *(one.door or nowhere), one.name, one.birth)
        for row in wanted
        for one in (people[row],)
    )
    with bulk.spread(_COLUMNS, rows) as spread_out:
        for compare, question in _QUESTIONS:
            yield compare, bulk.execute(question.format(rows=spread_out))
