"""Orders go along with the household that moves, and with the person somebody turns out to be."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from wangdi.care.models import Order, WellbeingCheck
from wangdi.lib import bulk

RECORDS: tuple[type[Order] | type[WellbeingCheck], ...] = (Order, WellbeingCheck)
STAMP = """
UPDATE care_order o
SET community_id = h.community_id, grid_id = h.grid_id, building_id = h.building_id
FROM people_household h
WHERE h.id = o.household_id AND o.household_id = ANY(%b::uuid[]) AND o.delivered_at IS NULL
"""


def go_along(households: Iterable[UUID]) -> None:
    """What is still to be brought to these households is brought to their new door."""
    bulk.execute(STAMP, [list(households)])


def merge(pairs: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """What was asked for the other was asked for the survivor; the household stays."""
    moved: dict[UUID, dict[str, list[str]]] = {}
    for model in RECORDS:
        rows = model.objects.filter(person__in=pairs).values_list("person_id", "id")
        for other, one in rows:
            if other is not None:
                moved.setdefault(other, {}).setdefault(model.__name__, []).append(str(one))
        for other, survivor in pairs.items():
            model.objects.filter(person=other).update(person=survivor)
    return dict(moved)


def unmerge(moved: Mapping[UUID, Any]) -> None:
    """Each is his again for whom it was asked."""
    for model in RECORDS:
        for other, what in moved.items():
            model.objects.filter(id__in=what.get(model.__name__, [])).update(person=other)
