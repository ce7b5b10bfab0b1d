"""When two entries of the ledger are one person, his passes go along, and come back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wangdi.passes.models import Pass
from wangdi.people.models import Person


def move(merged: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """The passes of `other` are the survivor's, of his household. Two queries."""
    homes = dict(
        Person.objects.filter(id__in=set(merged.values())).values_list("id", "household_id")
    )
    moved: dict[UUID, Any] = {other: [] for other in merged}
    rows = list(Pass.objects.filter(person__in=list(merged)).order_by("id"))
    for one in rows:
        other = one.person_id
        if other is not None:
            survivor = merged[other]
            moved[other].append([str(one.id), str(one.household_id or "")])
            one.person_id, one.household_id = survivor, homes[survivor]
    Pass.objects.bulk_update(rows, ["person", "household"])
    return moved


def unmove(moved: Mapping[UUID, Any]) -> None:
    """Each stands as it stood."""
    before = {UUID(key): (other, home) for other, rows in moved.items() for key, home in rows}
    rows = list(Pass.objects.filter(id__in=before).order_by("id"))
    for one in rows:
        one.person_id, home = before[one.id]
        one.household_id = UUID(home) if home else None
    Pass.objects.bulk_update(rows, ["person", "household"])
