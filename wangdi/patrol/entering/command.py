"""A row of a list of venues on its way into the register; what is wrong waits for a person."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wangdi.intake import checking
from wangdi.intake.commands import (
    Command,
    Incoming,
    Outcome,
    Payload,
    Record,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.patrol import where
from wangdi.patrol.commands.venues import RegisterVenue, already
from wangdi.patrol.entering.columns import SENTENCES
from wangdi.patrol.payloads import VenuePayload


class VenueRow(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person."""

    name: str = ""
    kind: str = ""
    place: int | None = None
    grid: int | None = None
    address: str = ""
    owner: str = ""
    phone: str = ""
    seats: int | None = None
    hold: Annotated[str, Field(pattern=f"^({'|'.join(SENTENCES)})?$")] = ""


class EnterVenue(Command[VenueRow]):
    """Register a venue of a list; one that is in the register is known."""

    name, event, subject_kind = "patrol.enter_venue", "patrol.venue_registered", "venue"
    permission = "patrol.register_venues"
    Payload = VenueRow

    def locate(self, payloads: Sequence[VenueRow]) -> list[Stamp | None]:
        sound = where.stamps_of([(one.place, one.grid) for one in payloads if not one.hold])
        stamps = iter(sound)
        return [NOWHERE if one.hold else next(stamps) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[VenueRow]]) -> list[Outcome]:
        outcomes: dict[UUID, Outcome] = {}
        fresh: list[Record[VenuePayload]] = []
        for record in records:
            if hold := record.payload.hold:
                outcomes[record.key] = Review(hold, str(SENTENCES[hold]))
            elif isinstance(read := _read(record), Review):
                outcomes[record.key] = read
            else:
                fresh.append(read)
        answers = RegisterVenue().apply(work, fresh) if fresh else []
        outcomes |= dict(zip((one.key for one in fresh), answers, strict=True))
        return [outcomes[record.key] for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        RegisterVenue().annul(work, keys, reason)


def _read(record: Record[VenueRow]) -> Record[VenuePayload] | Review:
    told = record.payload.model_dump(exclude={"hold"})
    read = checking.read(RegisterVenue(), Incoming(record.key, told, record.made_at))
    if isinstance(read, Review):
        return read
    return Record(record.key, read.payload, record.digest, record.made_at, record.stamp)


def doubles(rows: Sequence[VenueRow]) -> dict[int, int | UUID]:
    """Position of each row whose venue is there already (its id) or stood before (a position)."""
    sound = [at for at, row in enumerate(rows) if not row.hold]
    stamps = where.stamps_of([(rows[at].place, rows[at].grid) for at in sound])
    named = {
        at: (stamp.community, rows[at].kind, rows[at].name, rows[at].address)
        for at, stamp in zip(sound, stamps, strict=True)
        if stamp is not None
    }
    known: dict[tuple[int | None, str, str, str], int | UUID] = dict(
        already({one[0] for one in named.values()}, {one[2] for one in named.values()})
    )
    found: dict[int, int | UUID] = {}
    for at, name in named.items():
        if (before := known.setdefault(name, at)) != at:
            found[at] = before
    return found


register(EnterVenue())
