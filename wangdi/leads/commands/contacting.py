"""Tries to reach a person: every one counts, the silent ones too."""

from collections.abc import Iterable, Sequence
from typing import Literal
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads.commands.locating import OfLead, gone, held, repeats, stamps_of
from wangdi.leads.models import ContactAttempt, Lead
from wangdi.leads.words import Attempted


class ContactPayload(OfLead):
    outcome: Literal["no_answer", "wrong_number", "refused", "reached"]
    way: Literal["phone", "door"] = "phone"
    note: str = Field(default="", max_length=1000)


class LogContact(Command[ContactPayload]):
    """Log a call or a knock, with what came of it."""

    name = "leads.log_contact"
    permission = "leads.check"
    event = "leads.contacted"
    subject_kind = "lead"
    Payload = ContactPayload

    def locate(self, payloads: Sequence[ContactPayload]) -> list[Stamp | None]:
        return stamps_of(Lead, [one.lead for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[ContactPayload]]) -> list[Outcome]:
        leads = held(records)
        outcomes: list[Outcome] = []
        made: list[ContactAttempt] = []
        for record in records:
            why = _why_not(leads.get(record.payload.lead))
            outcomes.append(why or Applied(record.payload.lead))
            if why is None:
                made.append(_attempt(work, record))
        ContactAttempt.objects.bulk_create(made)
        recount(one.lead_id for one in made)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        tries = ContactAttempt.objects.filter(id__in=keys)
        tries.update(annulled_at=work.now)
        recount(tries.values_list("lead_id", flat=True))

    def subject_of(self, payload: ContactPayload) -> UUID:
        return payload.lead

    def detail_of(self, payload: ContactPayload) -> dict[str, str]:
        return {"outcome": payload.outcome, "way": payload.way}


def recount(leads: Iterable[UUID]) -> None:
    """What a lead says of its tries, from the tries that stand. Three statements."""
    wanted = list(set(leads))
    stands = Q(tries__annulled_at=None)
    reached = stands & Q(tries__outcome=Attempted.REACHED)
    counted = (
        Lead.objects.filter(id__in=wanted)
        .annotate(made=Count("tries", filter=stands), met=Max("tries__at", filter=reached))
        .values_list("id", "made", "met")
    )
    last: dict[UUID, str] = {}
    tried = ContactAttempt.objects.standing().filter(lead__in=wanted).order_by("at", "id")
    for lead, outcome in tried.values_list("lead_id", "outcome"):
        last[lead] = outcome
    changed = [
        Lead(id=lead, attempts=made, reached_at=met, last_attempt=last.get(lead, ""))
        for lead, made, met in counted.order_by()
    ]
    Lead.objects.bulk_update(changed, ["attempts", "reached_at", "last_attempt"], batch_size=500)


def _why_not(lead: Lead | None) -> Review | None:
    if lead is None:
        return gone()
    if lead.same_as_id:
        return repeats()
    if lead.settled_at:
        return Review("settled", _("This lead is settled; correct what was said instead."), "lead")
    return None


def _attempt(work: Work, record: Record[ContactPayload]) -> ContactAttempt:
    asked = record.payload
    return ContactAttempt(
        id=record.key,
        lead_id=asked.lead,
        outcome=asked.outcome,
        way=asked.way,
        note=asked.note or None,
        at=min(record.made_at, work.now),
        by=work.actor.id,
        **stamps(record.stamp),
    )


register(LogContact())
