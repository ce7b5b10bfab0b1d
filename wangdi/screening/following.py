"""Arrivals go along with the person that somebody turns out to be."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wangdi.screening.models import Arrival


def merge(pairs: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """The other's arrivals become the survivor's; they stay at the door where they were told.

    He was in the ledger without them: taking one back no longer takes him out.
    """
    rows = list(Arrival.objects.select_for_update().filter(person__in=pairs).order_by("id"))
    moved: dict[UUID, list[dict[str, Any]]] = {}
    for one in rows:
        other = one.person_id
        if other is None:
            continue
        stood = {"arrival": str(one.id), "entered": one.entered}
        moved.setdefault(other, []).append(stood)
        one.person_id, one.entered = pairs[other], False
    Arrival.objects.bulk_update(rows, ["person", "entered"], batch_size=2000)
    return dict(moved)


def unmerge(moved: Mapping[UUID, Any]) -> None:
    """Each arrival is his again who had it."""
    stood = {
        UUID(one["arrival"]): (other, one) for other, all_of in moved.items() for one in all_of
    }
    rows = list(Arrival.objects.select_for_update().filter(id__in=stood).order_by("id"))
    for one in rows:
        other, was = stood[one.id]
        one.person_id, one.entered = other, was["entered"]
    Arrival.objects.bulk_update(rows, ["person", "entered"], batch_size=2000)
