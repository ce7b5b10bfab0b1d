"""A row of a list on its way to be expected; what is wrong waits for a person."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wangdi.intake import checking
from wangdi.intake.commands import Command, Incoming, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.transfer.commands.expecting import Expect
from wangdi.transfer.lists.columns import SENTENCES
from wangdi.transfer.payloads import ExpectPayload


class ExpectRowPayload(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person."""

    point: UUID | None = None
    community: int | None = None
    dwelling: UUID | None = None
    name: str = ""
    phone: str = ""
    origin: str = ""
    transport_number: str = ""
    expected_at: datetime | None = None
    day: date | None = None
    written: str = ""
    hold: Annotated[str, Field(pattern=f"^({'|'.join(SENTENCES)})?$")] = ""


class ExpectRow(Command[ExpectRowPayload]):
    """Expect somebody of a list."""

    name, event = "transfer.expect_row", "transfer.expected"
    permission, subject_kind = "transfer.expect", "handover"
    Payload = ExpectRowPayload

    def locate(self, payloads: Sequence[ExpectRowPayload]) -> list[Stamp | None]:
        sound = [one for one in payloads if one.community is not None]
        known = Expect().places((one.community or 0, one.dwelling) for one in sound)
        return [
            known.get((one.community, one.dwelling)) if one.community is not None else NOWHERE
            for one in payloads
        ]

    def apply(self, work: Work, records: Sequence[Record[ExpectRowPayload]]) -> list[Outcome]:
        outcomes: dict[UUID, Outcome] = {}
        sound: list[Record[ExpectPayload]] = []
        for record in records:
            read = expected_of(record)
            if isinstance(read, Review):
                outcomes[record.key] = read
            else:
                sound.append(read)
        answers = Expect().apply(work, sound) if sound else []
        outcomes |= dict(zip((one.key for one in sound), answers, strict=True))
        return [outcomes[one.key] for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Expect().annul(work, keys, reason)


def expected_of(record: Record[ExpectRowPayload]) -> Record[ExpectPayload] | Review:
    """A row as somebody expected, or what keeps it for a person."""
    row = record.payload
    if row.hold:
        return Review(row.hold, str(SENTENCES[row.hold]))
    told = row.model_dump(exclude={"hold", "day", "written"}) | {"source": "list"}
    read = checking.read(Expect(), Incoming(record.key, told, record.made_at))
    if isinstance(read, Review):
        return read
    return Record(record.key, read.payload, record.digest, record.made_at, record.stamp)
