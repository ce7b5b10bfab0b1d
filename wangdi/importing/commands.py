"""`importing.undo`: a whole import taken back. Many rows need a second person."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.importing import undoing
from wangdi.importing.models import ImportRun
from wangdi.importing.rules import MANY
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.stamps import NOWHERE, Stamp


class UndoPayload(Payload):
    run: UUID
    reason: Annotated[str, Field(min_length=1, max_length=300)]


class UndoImport(Command[UndoPayload]):
    """Take a whole import back, but for what something stands on by now."""

    name, event, subject_kind = "importing.undo", "importing.undone", "import_run"
    permission, second_person = "importing.undo", "importing.approve_undo"
    Payload = UndoPayload

    def locate(self, payloads: Sequence[UndoPayload]) -> list[Stamp | None]:
        runs = ImportRun.objects.in_bulk({payload.run for payload in payloads})
        return [_stamp(runs[one.run]) if one.run in runs else None for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[UndoPayload]]) -> list[Outcome]:
        return [self._undo(work, record) for record in records]

    def _undo(self, work: Work, record: Record[UndoPayload]) -> Outcome:
        run = ImportRun.objects.select_for_update().get(pk=record.payload.run)
        undoing.undo(run, key=record.key, work=work, reason=record.payload.reason)
        return Applied(run.id)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Send the file again: it comes in as new."), reason="not_undone")

    def subject_of(self, payload: UndoPayload) -> UUID:
        return payload.run

    def purpose_of(self, payload: UndoPayload) -> str:
        return payload.reason

    def needs_second_person(self, payload: UndoPayload) -> bool:
        run = ImportRun.objects.filter(pk=payload.run).first()
        return run is not None and undoing.plan(run).count > MANY


def _stamp(run: ImportRun) -> Stamp:
    """A run stands where its sender worked; whoever sees it works for all of that."""
    return Stamp(run.communities[0]) if run.communities else NOWHERE
