"""A row of a list of returnees on its way to an arrival; what is wrong waits for a person."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from wangdi.intake.commands import Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Person
from wangdi.screening.commands.arrivals import FACT, ArrivalPayload, RecordArrival
from wangdi.screening.commands.visits import stamps_of_doors
from wangdi.screening.returnees.columns import SENTENCES


class ReturneeRow(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person."""

    dwelling: UUID | None = None
    address: str = ""
    name: str = ""
    phone: str = ""
    origin: str = ""
    origin_code: str = ""
    left_on: date | None = None
    arrived_on: date | None = None
    transport: str = ""
    transport_number: str = ""
    hold: str = ""


class EnterReturnee(Command[ReturneeRow]):
    """Register a returnee of a list; a resident of that name behind the door is taken for him."""

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
        sound = [record for record in records if not record.payload.hold]
        arrivals = arrivals_of([record.payload for record in sound])
        asked = [
            Record(one.key, arrival, one.digest, one.made_at, one.stamp)
            for one, arrival in zip(sound, arrivals, strict=True)
        ]
        answers = RecordArrival().apply(work, asked) if asked else []
        outcomes = dict(zip((one.key for one in sound), answers, strict=True))
        return [outcomes.get(one.key) or _held(one.payload.hold) for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        RecordArrival().annul(work, keys, reason)


def arrivals_of(rows: Sequence[ReturneeRow]) -> list[ArrivalPayload]:
    """Rows without a cause to hold them, as arrivals; residents found by door and name."""
    living = Person.objects.filter(
        household__dwelling__in={row.dwelling for row in rows},
        name__in={row.name for row in rows},
        left_on=None,
    )
    residents: dict[tuple[UUID | None, str], UUID] = {
        (door, name): person
        for person, door, name in living.values_list("id", "household__dwelling_id", "name")
    }
    return [_arrival(row, residents.get((row.dwelling, row.name))) for row in rows]


def _arrival(row: ReturneeRow, person: UUID | None) -> ArrivalPayload:
    told = row.model_dump(exclude={"address", "hold"})
    return ArrivalPayload.model_validate(
        {**told, "person": person, "name": "" if person else row.name}
    )


def _held(cause: str) -> Review:
    return Review(cause, str(SENTENCES[cause]))
