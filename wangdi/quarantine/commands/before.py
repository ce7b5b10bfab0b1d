"""What is found out before somebody is observed at home."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.commands import Outcome, Record, Work
from wangdi.quarantine.actions import moving, suiting
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.payloads_before import LookPayload


class LookAtHome(OnEpisode[LookPayload]):
    """Whether a home suits home quarantine, answered by a named person who was there."""

    name = "quarantine.look_at_home"
    permission = "quarantine.look_at_home"
    event = "quarantine.home_looked_at"
    Payload = LookPayload

    def apply(self, work: Work, records: Sequence[Record[LookPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return suiting.look(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        suiting.annul(keys, work=work)
