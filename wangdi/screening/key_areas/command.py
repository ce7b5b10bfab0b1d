"""A row of a list of key areas on its way to the list; what is wrong waits for a person."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wangdi.intake import checking
from wangdi.intake.commands import Command, Incoming, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.screening.commands.areas import AreaPayload, ListArea
from wangdi.screening.key_areas.columns import SENTENCES


class AreaRow(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person."""

    name: str = ""
    code: str = ""
    since: date | None = None
    until: date | None = None
    grade: str = ""
    measure: str = ""
    source: str = ""
    hold: Annotated[str, Field(pattern=f"^({'|'.join(SENTENCES)})?$")] = ""


class EnterArea(Command[AreaRow]):
    """List a key area of a file; recent returnees are compared once for the whole file."""

    name = "screening.enter_area"
    permission = ListArea.permission
    event = ListArea.event
    subject_kind = "key_area"
    Payload = AreaRow

    def locate(self, payloads: Sequence[AreaRow]) -> list[Stamp | None]:
        return [NOWHERE for _ in payloads]

    def apply(self, work: Work, records: Sequence[Record[AreaRow]]) -> list[Outcome]:
        read = {record.key: area_of(record) for record in records}
        sound = [one for one in read.values() if isinstance(one, Record)]
        answers = ListArea().apply(work, sound) if sound else []
        outcomes: dict[UUID, Outcome] = {
            **{key: one for key, one in read.items() if isinstance(one, Review)},
            **dict(zip((one.key for one in sound), answers, strict=True)),
        }
        return [outcomes[record.key] for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        ListArea().annul(work, keys, reason)


def area_of(record: Record[AreaRow]) -> Record[AreaPayload] | Review:
    """A row as a key area, or what keeps it for a person."""
    row = record.payload
    if row.hold:
        return Review(row.hold, str(SENTENCES[row.hold]))
    told = row.model_dump(exclude={"hold"})
    read = checking.read(ListArea(), Incoming(record.key, told, record.made_at))
    if isinstance(read, Review):
        return read
    return Record(record.key, read.payload, record.digest, record.made_at, record.stamp)
