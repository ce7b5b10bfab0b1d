"""Passes go on paper; the trail keeps who printed which."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.passes.commands.finding import stamps_of
from wangdi.passes.payloads import PrintPayload


class PrintPass(Command[PrintPayload]):
    """Nothing changes and nothing is kept of the paper; the page may give it out after this."""

    name = "passes.print"
    permission = "passes.issue"
    event = "passes.printed"
    subject_kind = "pass"
    Payload = PrintPayload

    def locate(self, payloads: Sequence[PrintPayload]) -> list[Stamp | None]:
        return stamps_of([one.of for one in payloads])

    def subject_of(self, payload: PrintPayload) -> UUID:
        return payload.of

    def apply(self, work: Work, records: Sequence[Record[PrintPayload]]) -> list[Outcome]:
        return [Applied(record.payload.of) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was printed cannot be made unprinted."), reason="printed")
