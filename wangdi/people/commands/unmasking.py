"""Looking at a masked value in full: for a purpose, and never without a trace."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.people import corrections
from wangdi.people.commands.changing import OfPerson


class UnmaskPayload(OfPerson):
    """`purpose` in words, at least two characters: the resident can read it."""

    field: Literal["id_number", "phone"]
    purpose: Annotated[str, Field(min_length=2, max_length=200)]


class Unmask(Command[UnmaskPayload]):
    """Nothing changes and nothing is returned; the page may show the value once after this."""

    name, event = "people.unmask", "people.unmasked"
    permission, subject_kind = "people.unmask", "person"
    Payload = UnmaskPayload

    def locate(self, payloads: Sequence[UnmaskPayload]) -> list[Stamp | None]:
        return corrections.stamps_of([payload.person for payload in payloads], living=False)

    def apply(self, work: Work, records: Sequence[Record[UnmaskPayload]]) -> list[Outcome]:
        return [Applied(record.payload.person) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What has been seen cannot be made unseen."), reason="seen")

    def subject_of(self, payload: UnmaskPayload) -> UUID:
        return payload.person

    def purpose_of(self, payload: UnmaskPayload) -> str:
        return payload.purpose

    def detail_of(self, payload: UnmaskPayload) -> dict[str, Any]:
        return {"fields": [payload.field]}
