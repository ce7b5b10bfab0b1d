"""A row of a list of results on its way to a result; what is doubtful waits for a person."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake import checking
from wangdi.intake.commands import Command, Incoming, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Dwelling
from wangdi.testing.commands.recording import RecordResult, take_back
from wangdi.testing.entering.columns import SENTENCES
from wangdi.testing.entering.matching import Met, meet
from wangdi.testing.entering.row import ResultRow
from wangdi.testing.payloads import RecordPayload
from wangdi.testing.words import Outcome as Of


class EnterResult(Command[ResultRow]):
    """Enter the result of a row for whom the ledger knows for sure."""

    name = "testing.enter"
    permission = "testing.record"
    event = "testing.recorded"
    subject_kind = "result"
    Payload = ResultRow

    def locate(self, payloads: Sequence[ResultRow]) -> list[Stamp | None]:
        """Where the person lives; else the door or community written; else whoever brings it."""
        doors = Dwelling.objects.in_bulk({one.dwelling for one in payloads if one.dwelling})
        found: list[Stamp | None] = []
        for row, met in zip(payloads, meet(payloads), strict=True):
            door = doors.get(row.dwelling) if row.dwelling else None
            place = row.community or row.home
            known = met.stamp or (door.stamp if door else None)
            found.append(known or (Stamp(place) if place else None))
        return found

    def apply(self, work: Work, records: Sequence[Record[ResultRow]]) -> list[Outcome]:
        outcomes: dict[UUID, Outcome] = {}
        sound: list[Record[RecordPayload]] = []
        met = meet([one.payload for one in records])
        for record, one in zip(records, met, strict=True):
            read = result_of(work, record, one)
            if isinstance(read, Review):
                outcomes[record.key] = read
            else:
                sound.append(read)
        answers = RecordResult().apply(work, sound) if sound else []
        outcomes |= dict(zip((one.key for one in sound), answers, strict=True))
        return [outcomes[one.key] for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        take_back(work, keys)


def result_of(work: Work, record: Record[ResultRow], met: Met) -> Record[RecordPayload] | Review:
    """A row as a result, or what keeps it for a person. Without a time of report it is now."""
    row = record.payload
    cause = met.doubt or ("" if row.person else row.hold)
    if cause:
        return Review(cause, str(SENTENCES[cause]))
    asked = row.sample() | {"person": met.person}
    if row.outcome != Of.PENDING and row.reported_at is None:
        asked["reported_at"] = work.now
    read = checking.read(RecordResult(), Incoming(record.key, asked, record.made_at))
    if isinstance(read, Review):
        return read
    return Record(record.key, read.payload, record.digest, record.made_at, record.stamp)
