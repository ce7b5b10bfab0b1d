"""What a row says otherwise of somebody who is there already: filled in or changed, never erased.

What a list leaves empty is no statement; a note is never compared.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wangdi.people.entering.payload import LedgerRow
from wangdi.people.entering.rules import Likeness
from wangdi.people.models import Person

CHANGED = "changed:name"
_PLAIN = ("sex", "birth_date", "relation", "employer")
Fields = dict[str, Any]


def changes(
    found: Mapping[int, UUID], rows: Sequence[LedgerRow], people: Sequence[Likeness]
) -> dict[int, Fields]:
    """For rows (positions) of people who are there: the fields that a row says otherwise.

    One query; numbers are compared by their blind indexes, so that nothing is opened for it.
    """
    wanted = Person.objects.filter(id__in=set(found.values()))
    there = wanted.only(*_PLAIN, "needs", "id_index", "phone_index").in_bulk()
    said = {
        at: _said(rows[at], people[at], there[person])
        for at, person in found.items()
        if person in there
    }
    return {at: fields for at, fields in said.items() if fields}


def _said(row: LedgerRow, like: Likeness, person: Person) -> Fields:
    fields: Fields = {
        name: value
        for name in _PLAIN
        if (value := getattr(row, name)) and value != getattr(person, name)
    }
    if like.phone and like.phone != _index(person.phone_index):
        fields["phone"] = row.phone
    if like.number and person.id_index is None:
        fields |= {"id_number": row.id_number, "id_kind": row.id_kind}
    more = set(row.needs) - set(person.needs)
    if more:
        fields["needs"] = sorted({*person.needs, *more})
    return fields


def _index(found: Any) -> bytes | None:
    return bytes(found) if found is not None else None
