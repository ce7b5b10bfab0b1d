"""Register a letter with a list: who sent it, when it came, until when an answer is due."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.leads import section
from wangdi.leads.models import Lead, LeadBatch
from wangdi.lib import clock
from wangdi.territory.queries import stamps_of_communities

KindName = Literal["", "returnee", "close_contact", "second_contact", "other"]


class BatchPayload(Payload):
    """`community`: whose letter it is; None for one to the whole office. No `due_at`: the default
    of the profile in force."""

    sender: str = Field(min_length=1, max_length=100)
    number: str = Field(default="", max_length=80)
    kind: KindName = ""
    received_at: datetime
    due_at: datetime | None = None
    note: str = Field(default="", max_length=1000)
    community: int | None = None

    @model_validator(mode="after")
    def check_times(self) -> Self:
        for moment in (self.received_at, self.due_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(_("A time needs its time zone."))
        if self.received_at > clock.now() + timedelta(minutes=5):
            raise ValueError(_("The letter cannot have come in the future."))
        if self.due_at is not None and self.due_at < self.received_at:
            raise ValueError(_("The answer cannot be due before the letter came."))
        return self


class RegisterBatch(Command[BatchPayload]):
    """A letter; its list is brought as a file, or name by name."""

    name = "leads.register_batch"
    permission = "leads.receive"
    event = "leads.batch_registered"
    subject_kind = "lead_batch"
    Payload = BatchPayload

    def locate(self, payloads: Sequence[BatchPayload]) -> list[Stamp | None]:
        known = stamps_of_communities(one.community for one in payloads if one.community)
        return [known.get(one.community) if one.community else NOWHERE for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[BatchPayload]]) -> list[Outcome]:
        profile, asked = section.in_force(work.now)
        span = timedelta(hours=asked.answer_hours)
        LeadBatch.objects.bulk_create(
            LeadBatch(
                id=record.key,
                sender=record.payload.sender,
                number=record.payload.number,
                kind=record.payload.kind,
                received_at=record.payload.received_at,
                due_at=record.payload.due_at or record.payload.received_at + span,
                note=record.payload.note,
                profile=profile,
                registered_at=work.now,
                by=work.actor.id,
                **stamps(record.stamp),
            )
            for record in records
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if Lead.objects.standing().filter(batch__in=keys).exists():
            raise Refused(_("Leads stand in this letter; take those back first."))
        LeadBatch.objects.filter(id__in=keys).update(annulled_at=work.now)


register(RegisterBatch())
