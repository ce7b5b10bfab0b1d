"""Printing a household file: masked, or in full for a purpose; never without a trace."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake import gate
from wangdi.intake.commands import (
    Applied,
    Command,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Household

UNMASK = "people.unmask"


class PrintPayload(Payload):
    """Without a purpose names and numbers are masked."""

    household: UUID
    purpose: Annotated[str, Field(max_length=200)] = ""


class PrintFile(Command[PrintPayload]):
    """Nothing changes and nothing is kept of the paper; the page may give it out after this."""

    name, event, subject_kind = "people.print_file", "people.file_printed", "household"
    permission = "people.view_ledger"
    Payload = PrintPayload

    def locate(self, payloads: Sequence[PrintPayload]) -> list[Stamp | None]:
        found = Household.objects.in_bulk({payload.household for payload in payloads})
        homes = [found.get(payload.household) for payload in payloads]
        return [home.stamp if home else None for home in homes]

    def apply(self, work: Work, records: Sequence[Record[PrintPayload]]) -> list[Outcome]:
        may = gate.allow(work.actor, UNMASK, [record.stamp for record in records])
        sentence = _("You may print it masked. For full numbers ask the community.")
        return [
            Review("not_in_full", sentence, "purpose")
            if record.payload.purpose and not allowed
            else Applied(record.payload.household)
            for record, allowed in zip(records, may, strict=True)
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was printed cannot be made unprinted."), reason="printed")

    def subject_of(self, payload: PrintPayload) -> UUID:
        return payload.household

    def purpose_of(self, payload: PrintPayload) -> str:
        return payload.purpose

    def detail_of(self, payload: PrintPayload) -> dict[str, Any]:
        return {"masked": not payload.purpose}
