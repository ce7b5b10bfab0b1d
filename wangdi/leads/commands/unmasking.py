"""Looking at a number of a lead in full: for a purpose, and never without a trace."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.leads.commands.locating import OfLead, stamps_of
from wangdi.leads.models import Lead


class UnmaskPayload(OfLead):
    """`purpose` in words, at least two characters: the person can ask for it."""

    field: Literal["id_number", "phone"]
    purpose: Annotated[str, Field(min_length=2, max_length=200)]


class UnmaskLead(Command[UnmaskPayload]):
    """Nothing changes and nothing is returned; the page may show the value once after this."""

    name = "leads.unmask"
    permission = "leads.unmask"
    event = "leads.unmasked"
    subject_kind = "lead"
    Payload = UnmaskPayload

    def locate(self, payloads: Sequence[UnmaskPayload]) -> list[Stamp | None]:
        return stamps_of(Lead, [one.lead for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[UnmaskPayload]]) -> list[Outcome]:
        return [Applied(record.payload.lead) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What has been seen cannot be made unseen."), reason="seen")

    def subject_of(self, payload: UnmaskPayload) -> UUID:
        return payload.lead

    def purpose_of(self, payload: UnmaskPayload) -> str:
        return payload.purpose

    def detail_of(self, payload: UnmaskPayload) -> dict[str, Any]:
        return {"fields": [payload.field]}


register(UnmaskLead())
