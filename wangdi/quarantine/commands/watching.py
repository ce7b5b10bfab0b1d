"""The readings of every day."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.commands import Outcome, Record, Work
from wangdi.quarantine.actions import measuring, moving
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.payloads import ReadingPayload


class RecordReading(OnEpisode[ReadingPayload]):
    """A temperature with what was felt; it joins the nearest of the two readings of a day."""

    name = "quarantine.record_reading"
    permission = "quarantine.record"
    event = "quarantine.reading_recorded"
    subject_kind = "reading"
    Payload = ReadingPayload

    def apply(self, work: Work, records: Sequence[Record[ReadingPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return measuring.record(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        measuring.annul(work, keys)
