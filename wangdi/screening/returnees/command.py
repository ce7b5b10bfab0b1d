"""A row of a list of returnees on its way to an arrival; what is wrong waits for a person."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wangdi.intake import checking
from wangdi.intake.commands import Command, Incoming, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.people import newcomers
from wangdi.screening.commands.arrivals import FACT, RecordArrival
from wangdi.screening.commands.visits import stamps_of_doors
from wangdi.screening.payloads import ArrivalPayload
from wangdi.screening.returnees.columns import SENTENCES
from wangdi.screening.travel_payload import StayPayload


class ReturneeRow(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person."""

    dwelling: UUID | None = None
    household: UUID | None = None
    person: UUID | None = None
    address: str = ""
    name: str = ""
    phone: str = ""
    origin: str = ""
    origin_code: str = ""
    left_on: date | None = None
    arrived_on: date | None = None
    transport: str = ""
    transport_number: str = ""
    seat: str = ""
    via: list[str] = Field(default_factory=list)
    stays: list[StayPayload] = Field(default_factory=list)
    id_number: str = ""
    temperature: str = ""
    symptoms: list[str] = Field(default_factory=list)
    contact: bool | None = None
    onward: str = ""
    evidence: str = ""
    surveyor: str = ""
    hold: Annotated[str, Field(pattern=f"^({'|'.join(SENTENCES)})?$")] = ""


class EnterReturnee(Command[ReturneeRow]):
    """Register a returnee of a list; who is not known behind his door is entered there."""

    name = "screening.enter_returnee"
    permission = "screening.record_arrival"
    event = FACT
    subject_kind = "arrival"
    Payload = ReturneeRow

    def locate(self, payloads: Sequence[ReturneeRow]) -> list[Stamp | None]:
        known = [payload.dwelling for payload in payloads if payload.dwelling]
        stamps = dict(zip(known, stamps_of_doors(known), strict=True))
        return [stamps.get(payload.dwelling) if payload.dwelling else None for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[ReturneeRow]]) -> list[Outcome]:
        outcomes: dict[UUID, Outcome] = {}
        sound: list[Record[ArrivalPayload]] = []
        for record in records:
            read = arrival_of(record)
            if isinstance(read, Review):
                outcomes[record.key] = read
            else:
                sound.append(read)
        answers = RecordArrival().apply(work, sound) if sound else []
        outcomes |= dict(zip((one.key for one in sound), answers, strict=True))
        return [_in_words(outcomes[one.key]) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        RecordArrival().annul(work, keys, reason)


def arrival_of(record: Record[ReturneeRow]) -> Record[ArrivalPayload] | Review:
    """A row as an arrival, or what keeps it for a person."""
    row = record.payload
    if row.hold and not _answered(row):
        return _held(row.hold)
    told = row.model_dump(exclude={"address", "hold"})
    told["temperature"] = row.temperature or None
    read = checking.read(RecordArrival(), Incoming(record.key, told, record.made_at))
    if isinstance(read, Review):
        return read
    return Record(record.key, read.payload, record.digest, record.made_at, record.stamp)


def _answered(row: ReturneeRow) -> bool:
    """Whether somebody who looked at it has said what was asked."""
    said = {newcomers.WHICH_HOUSEHOLD: row.household, newcomers.WHICH_PERSON: row.person}
    return said.get(row.hold) is not None


def _in_words(outcome: Outcome) -> Outcome:
    """What the page of a door would ask at once is said for somebody who looks later."""
    if isinstance(outcome, Review) and outcome.reason in SENTENCES:
        return _held(outcome.reason)
    return outcome


def _held(cause: str) -> Review:
    return Review(cause, str(SENTENCES[cause]))
