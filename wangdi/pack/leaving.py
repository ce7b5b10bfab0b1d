"""Somebody in care lives elsewhere now: the notice comes off the old door, the new one gets its."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.documents import actions as documents
from wangdi.documents.models import Document
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.pack import actions, papers
from wangdi.pack.models import Delivery
from wangdi.pack.payloads import LeaveDoorPayload
from wangdi.people.models import Dwelling, Household
from wangdi.quarantine.models import Episode

LEFT = "left"
"""The slot of a duty at a door behind which its household lives no more."""


def leave(work: Work, records: Sequence[Record[LeaveDoorPayload]]) -> list[Outcome]:
    """Of a household that went whole every notice comes down; of one that stays, if it is free."""
    asked = {record.payload.household: record.payload.dwelling for record in records}
    known: dict[UUID, Dwelling] = Dwelling.objects.in_bulk({one for one in asked.values() if one})
    whole = {home: known[door] for home, door in asked.items() if door in known}
    stay = {home for home, door in asked.items() if door is None}
    free = stay - actions.in_care(stay)
    up = actions.hanging([*whole, *free])
    documents.withdraw(kind=papers.DOOR, subjects=[*whole, *free], at=work.now)
    homes: dict[UUID, Household] = Household.objects.in_bulk(list(free))
    doors: dict[UUID, Dwelling | Household] = {**homes, **whole}
    _stay_where_they_hang([one.document for one in up], doors)
    duties.plan(_down(work, one, doors[one.document.subject]) for one in up)
    _post_anew(work, [one.document.subject for one in up if one.document.subject in whole])
    return [_outcome(record.payload, {*whole, *stay}) for record in records]


def _outcome(asked: LeaveDoorPayload, known: Collection[UUID]) -> Outcome:
    if asked.household in known:
        return Applied(asked.household)
    return Review("no_such_door", _("The ledger does not know this door."), "dwelling")


def _stay_where_they_hang(
    notices: Sequence[Document], doors: Mapping[UUID, Dwelling | Household]
) -> None:
    """Who walks by the old door sees them; who walks by the new one does not."""
    for one in notices:
        one.community_id, one.grid_id, one.building_id = doors[one.subject].stamp
    Document.objects.bulk_update(notices, ["community_id", "grid_id", "building_id"])


def _down(work: Work, notice: Delivery, door: Dwelling | Household) -> duties.Draft:
    due = work.now + actions.TO_TAKE_DOWN
    stamp: Stamp = door.stamp
    return duties.Draft(
        kind=papers.TAKE_DOWN,
        subject_kind="document",
        subject=notice.document_id,
        slot=LEFT,
        opens_at=work.now,
        due_at=due,
        missed_at=due + timedelta(hours=12),
        label=door.address,
        stamp=stamp,
        household=None,
        sort_key=door.sort_key,
    )


def _post_anew(work: Work, households: Sequence[UUID]) -> None:
    """A notice of its own for the new door of who is in care still."""
    rows = Episode.objects.open().filter(household__in=households).exclude(state="proposed")
    episodes = list(rows.select_related("household", "person").order_by("id"))
    actions.prepare(work, episodes, {one.id: [papers.DOOR] for one in episodes})
