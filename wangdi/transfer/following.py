"""Handovers go along with the person that somebody turns out to be."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wangdi.transfer.models import Handover


def merge(pairs: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """The other's handovers become the survivor's; their door and what was signed stay."""
    rows = list(Handover.objects.select_for_update().filter(person__in=pairs).order_by("id"))
    moved: dict[UUID, list[str]] = {}
    for one in rows:
        if one.person_id is not None:
            moved.setdefault(one.person_id, []).append(str(one.id))
            one.person_id = pairs[one.person_id]
    Handover.objects.bulk_update(rows, ["person"], batch_size=2000)
    return dict(moved)


def unmerge(moved: Mapping[UUID, Any]) -> None:
    """Each handover is his again who had it."""
    whose = {UUID(one): other for other, all_of in moved.items() for one in all_of}
    rows = list(Handover.objects.select_for_update().filter(id__in=whose).order_by("id"))
    for one in rows:
        one.person_id = whose[one.id]
    Handover.objects.bulk_update(rows, ["person"], batch_size=2000)
