"""The readings of every day, and what is done about a fever."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.commands import Outcome, Record, Work
from wangdi.quarantine.actions import measuring, moving, paths
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.models import Episode
from wangdi.quarantine.reading_payloads import FeverStepPayload, ReadingPayload


class RecordReading(OnEpisode[ReadingPayload]):
    """A temperature with what was felt; it joins the nearest of the two readings of a day.

    A household may tell its own; then nobody stands as who recorded it.
    """

    name = "quarantine.record_reading"
    permission = "quarantine.record"
    event = "quarantine.reading_recorded"
    subject_kind = "reading"
    Payload = ReadingPayload

    def households_of(self, payloads: Sequence[ReadingPayload]) -> list[UUID | None]:
        asked = {payload.episode for payload in payloads}
        rows = Episode.objects.filter(id__in=asked).values_list("id", "household_id")
        homes: dict[UUID, UUID | None] = dict(rows)
        return [homes.get(payload.episode) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[ReadingPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return measuring.record(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        measuring.annul(work, keys)


class FeverStep(OnEpisode[FeverStepPayload]):
    """The doctor's word, the way to the clinic, the report, what came of it."""

    name = "quarantine.fever_step"
    permission = "quarantine.treat_fever"
    event = "quarantine.fever_step"
    subject_kind = "fever_path"
    Payload = FeverStepPayload

    def apply(self, work: Work, records: Sequence[Record[FeverStepPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return paths.walk(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        paths.take_back(work, keys)
