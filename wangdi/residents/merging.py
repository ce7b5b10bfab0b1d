"""When two entries of the ledger are one person, that he was told goes along, and back again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wangdi.residents.models import Told


def move(merged: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """What `other` was told the survivor was told, unless he was told himself."""
    known = set(
        Told.objects.filter(person__in=set(merged.values()), annulled_at=None).values_list(
            "person_id", flat=True
        )
    )
    moved: dict[UUID, Any] = {other: [] for other in merged}
    rows = list(Told.objects.filter(person__in=list(merged)).order_by("id"))
    kept: list[Told] = []
    for one in rows:
        other, survivor = one.person_id, merged[one.person_id]
        if one.annulled_at is None and survivor in known:
            continue
        if one.annulled_at is None:
            known.add(survivor)
        moved[other].append(str(one.id))
        one.person_id = survivor
        kept.append(one)
    Told.objects.bulk_update(kept, ["person"])
    return moved


def unmove(moved: Mapping[UUID, Any]) -> None:
    """Each was told again as he himself was."""
    for other, told in moved.items():
        Told.objects.filter(id__in=told).update(person=other)
