"""The officer of the team: asked for help at a door, and what came of it."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.commands import Command, Outcome, Record, Work
from wangdi.intake.stamps import Stamp
from wangdi.quarantine.actions import helping, moving
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.models import HelpRequest
from wangdi.quarantine.payloads_before import AnswerHelpPayload, AskHelpPayload


class AskHelp(OnEpisode[AskHelpPayload]):
    """Ask the police officer for help at a door: he sees the address and what is asked."""

    name = "quarantine.ask_help"
    permission = "quarantine.ask_help"
    event = "quarantine.help_asked"
    Payload = AskHelpPayload

    def apply(self, work: Work, records: Sequence[Record[AskHelpPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return helping.ask(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        helping.take_back(work, keys)


class AnswerHelp(Command[AnswerHelpPayload]):
    """Say what came of a request."""

    name = "quarantine.answer_help"
    permission = "quarantine.answer_help"
    event = "quarantine.help_answered"
    subject_kind = "help_request"
    Payload = AnswerHelpPayload

    def locate(self, payloads: Sequence[AnswerHelpPayload]) -> list[Stamp | None]:
        rows = HelpRequest.objects.filter(id__in={payload.request for payload in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(payload.request) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[AnswerHelpPayload]]) -> list[Outcome]:
        return helping.answer(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        helping.undo_answer(keys)

    def subject_of(self, payload: AnswerHelpPayload) -> UUID:
        return payload.request
