"""A row of a list of checkpoints on its way to the register; what is wrong waits for a person."""

from collections.abc import Sequence
from datetime import time
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.checkpoints import changing, placing
from wangdi.checkpoints.commands.registering import Register, taken
from wangdi.checkpoints.entering.columns import SENTENCES
from wangdi.checkpoints.models import Checkpoint, Method
from wangdi.checkpoints.payloads import RegisterPayload
from wangdi.intake import checking
from wangdi.intake.commands import (
    Command,
    Incoming,
    Known,
    Outcome,
    Payload,
    Record,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp


class CheckpointRow(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person.

    `sender`: a community that the sender works for; a row that is kept waits there.
    """

    passing = frozenset({"sender"})

    number: str = ""
    name: str = ""
    kind: str = ""
    place: int | None = None
    begins: time | None = None
    ends: time | None = None
    spot: str = ""
    team: UUID | None = None
    branch: UUID | None = None
    sender: int | None = None
    hold: Annotated[str, Field(pattern=f"^({'|'.join(SENTENCES)})?$")] = ""


class EnterCheckpoint(Command[CheckpointRow]):
    """Register a checkpoint of a list; one that is there already is known."""

    name, event, subject_kind = "checkpoints.enter", "checkpoints.registered", "checkpoint"
    permission = "checkpoints.keep"
    Payload = CheckpointRow

    def locate(self, payloads: Sequence[CheckpointRow]) -> list[Stamp | None]:
        where = [one.sender if one.hold else one.place for one in payloads]
        found = placing.stamps_of(one for one in where if one is not None)
        return [
            found.get(at or 0, NOWHERE if one.hold else None)
            for one, at in zip(payloads, where, strict=True)
        ]

    def apply(self, work: Work, records: Sequence[Record[CheckpointRow]]) -> list[Outcome]:
        outcomes: dict[UUID, Outcome] = {}
        twice = already([record.payload for record in records])
        fresh: list[Record[RegisterPayload]] = []
        for at, record in enumerate(records):
            if hold := record.payload.hold:
                outcomes[record.key] = Review(hold, str(SENTENCES[hold]))
            elif at in twice:
                first = twice[at]
                outcomes[record.key] = Known(
                    records[first].key if isinstance(first, int) else first
                )
            else:
                read = _read(record)
                if isinstance(read, Review):
                    outcomes[record.key] = read
                else:
                    fresh.append(read)
        answers = Register().apply(work, fresh) if fresh else []
        outcomes |= dict(zip((one.key for one in fresh), answers, strict=True))
        _entrust(work, [record for record in records if record.key in {one.key for one in fresh}])
        return [outcomes[record.key] for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Register().annul(work, keys, reason)


def already(rows: Sequence[CheckpointRow]) -> dict[int, int | UUID]:
    """Position of each row that is on the register (its id) or stood before (its position)."""
    sound = [row for row in rows if not row.hold and row.place is not None]
    numbers, names = taken(sound)
    by_number: dict[str, int | UUID] = {**numbers}
    by_name: dict[tuple[int, str], int | UUID] = {**names}
    found: dict[int, int | UUID] = {}
    for at, row in enumerate(rows):
        if row.hold or row.place is None:
            continue
        seen = [by_name.setdefault((row.place, row.name), at)]
        if row.number:
            seen.append(by_number.setdefault(row.number, at))
        if (before := next((one for one in seen if one != at), None)) is not None:
            found[at] = before
    return found


def _read(record: Record[CheckpointRow]) -> Record[RegisterPayload] | Review:
    asked = record.payload
    told = asked.model_dump(exclude={"hold", "sender", "team", "branch", "spot"})
    told |= {"spot": asked.spot or _("At the entrance"), "methods": [Method.FOREHEAD]}
    read = checking.read(Register(), Incoming(record.key, told, record.made_at))
    if isinstance(read, Review):
        return read
    return Record(record.key, read.payload, record.digest, record.made_at, record.stamp)


def _entrust(work: Work, records: Sequence[Record[CheckpointRow]]) -> None:
    """Whose they are comes with the list: it is no change of the register, and needs no undo."""
    whose = {one.key: one.payload for one in records if one.payload.team or one.payload.branch}
    known = changing.held(whose)
    for key, one in known.items():
        one.unit_id, one.branch_id = whose[key].team, whose[key].branch
    Checkpoint.objects.bulk_update(known.values(), ["unit", "branch"])


register(EnterCheckpoint())
