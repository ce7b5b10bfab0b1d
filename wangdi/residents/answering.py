"""Somebody wrote from home: who answers, and until when."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from wangdi.duties import actions as duties
from wangdi.intake.commands import Record, Work
from wangdi.people.models import Household
from wangdi.quarantine.models import TeamSlot
from wangdi.residents import section
from wangdi.residents.payloads import WritePayload
from wangdi.residents.rules import answer_by

ANSWER = "residents.answer"
CADRE = "cadre"
GRACE = timedelta(hours=12)


def plan(work: Work, records: Sequence[Record[WritePayload]]) -> None:
    """One duty for each message, with the contact of the household's care team."""
    rules = section.in_force(work.now)
    due = answer_by(work.now, rules)
    homes = Household.objects.in_bulk({record.payload.household for record in records})
    holders = contacts(list(homes))
    duties.plan(
        duties.Draft(
            kind=ANSWER,
            subject_kind="household",
            subject=record.payload.household,
            slot=str(record.key),
            opens_at=work.now,
            due_at=due,
            missed_at=due + GRACE,
            label=homes[record.payload.household].address,
            stamp=record.stamp,
            household=record.payload.household,
            holder=holders.get(record.payload.household),
            sort_key=homes[record.payload.household].sort_key,
        )
        for record in records
    )


def settle(work: Work, records: Sequence[Record[WritePayload]]) -> None:
    """A worker wrote: all that the household had written until then is answered."""
    duties.settle(
        ANSWER,
        [
            duties.Settled(one.payload.household, None, work.now, work.actor.id, one.key)
            for one in records
        ],
    )


def contacts(households: Sequence[UUID]) -> dict[UUID, int]:
    """The user who is the community contact of each household in care, where he signs in."""
    rows = TeamSlot.objects.filter(
        episode__household__in=households, slot=CADRE, to_at=None, worker__user__isnull=False
    )
    found = rows.order_by("from_at").values_list("episode__household_id", "worker__user_id")
    return {household: user for household, user in found if user is not None}
