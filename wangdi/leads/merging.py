"""When two entries of the ledger turn out to be one person, his leads go along, and back again."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wangdi.leads.models import Lead
from wangdi.lib import bulk
from wangdi.people.models import Person

_MOVE = """
    UPDATE leads_lead l SET person_id = m.person, household_id = m.household
    FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS m(lead, person, household)
    WHERE l.id = m.lead
"""


def move(merged: Mapping[UUID, UUID]) -> dict[UUID, Any]:
    """Leads of each `other` mean the survivor now; which they were, and their household then."""
    homes = dict(Person.objects.filter(id__in=set(merged.values())).values_list("id", "household"))
    moved: dict[UUID, Any] = {other: [] for other in merged}
    rows = []
    found = Lead.objects.filter(person__in=list(merged)).order_by("id")
    for lead, person, household in found.values_list("id", "person", "household"):
        if person is None:
            continue
        survivor = merged[person]
        moved[person].append({"lead": str(lead), "household": str(household) if household else ""})
        rows.append((lead, survivor, homes[survivor]))
    _write(rows)
    return moved


def unmove(moved: Mapping[UUID, Any]) -> None:
    """Each lead means again whom it meant, in the household where that was."""
    _write(
        [
            (UUID(one["lead"]), other, UUID(one["household"]) if one["household"] else None)
            for other, leads in moved.items()
            for one in leads
        ]
    )


def _write(rows: Sequence[tuple[UUID, UUID, UUID | None]]) -> None:
    if rows:
        bulk.execute(_MOVE, [list(column) for column in zip(*rows, strict=True)])
