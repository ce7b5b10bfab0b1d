"""The demo town is complete: said by the system at the end of building it, and by nobody else."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp


class FinishPayload(Payload):
    scale: str
    seed: int
    seconds: dict[str, float]


class Finish(Command[FinishPayload]):
    """The mark by which a second start knows that nothing is left to build."""

    name, event, subject_kind = "world.finish", "world.finished", "world"
    permission = "world.finish"
    Payload = FinishPayload

    def locate(self, payloads: Sequence[FinishPayload]) -> list[Stamp | None]:
        return [NOWHERE for _payload in payloads]

    def detail_of(self, payload: FinishPayload) -> dict[str, Any]:
        return payload.model_dump()

    def apply(self, work: Work, records: Sequence[Record[FinishPayload]]) -> list[Outcome]:
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("The demo town is not undone; start anew with RESET=1."))


register(Finish())
