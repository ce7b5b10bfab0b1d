"""A row of a list of staff on its way to a worker; what is wrong waits for a person."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wangdi.intake import checking
from wangdi.intake.commands import (
    Applied,
    Command,
    Incoming,
    Known,
    Outcome,
    Payload,
    Record,
    Review,
    Work,
)
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock, ids
from wangdi.staff.commands.belonging import JoinPayload, JoinUnit
from wangdi.staff.commands.workers import RegisterWorkers, WorkerPayload, stamps_at
from wangdi.staff.entering.columns import SENTENCES
from wangdi.staff.models import Membership, Worker

Who = tuple[str, str, int | None, int | None]


class StaffRow(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person."""

    name: str = ""
    kind: str = ""
    place: int | None = None
    grid: int | None = None
    post: str = ""
    unit: str = ""
    work_phone: str = ""
    private_phone: str = ""
    party_member: bool = False
    branch: UUID | None = None
    hold: Annotated[str, Field(pattern=f"^({'|'.join(SENTENCES)})?$")] = ""

    @property
    def who(self) -> Who:
        """What makes two rows the same worker."""
        return self.name, self.kind, self.place, self.grid


class EnterStaff(Command[StaffRow]):
    """Register a worker of a list; one who serves there already is known."""

    name, event, subject_kind = "staff.enter_staff", "staff.worker_registered", "worker"
    permission = "staff.register"
    Payload = StaffRow

    def locate(self, payloads: Sequence[StaffRow]) -> list[Stamp | None]:
        sound = [(one.place, one.grid) for one in payloads if not one.hold]
        stamps = iter(stamps_at(sound))
        return [NOWHERE if payload.hold else next(stamps) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[StaffRow]]) -> list[Outcome]:
        outcomes: dict[UUID, Outcome] = {}
        twice = already([record.payload for record in records])
        fresh: list[Record[WorkerPayload]] = []
        for at, record in enumerate(records):
            if hold := record.payload.hold:
                outcomes[record.key] = Review(hold, str(SENTENCES[hold]))
            elif at in twice:
                first = twice[at]
                subject = records[first].key if isinstance(first, int) else first
                outcomes[record.key] = Known(subject)
            else:
                read = _read(record)
                if isinstance(read, Review):
                    outcomes[record.key] = read
                else:
                    fresh.append(read)
        answers = RegisterWorkers().apply(work, fresh) if fresh else []
        outcomes |= dict(zip((one.key for one in fresh), answers, strict=True))
        _join(work, [one for one in records if isinstance(outcomes[one.key], Applied)])
        return [outcomes[record.key] for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        RegisterWorkers().annul(work, keys, reason)
        standing = Membership.objects.filter(worker__in=keys, until=None)
        standing.update(until=clock.day_of(work.now), ended_by=keys[0])


def _join(work: Work, records: Sequence[Record[StaffRow]]) -> None:
    """Whoever was entered with a branch belongs to it from today."""
    given = [
        Record(
            ids.uuid7(),
            JoinPayload(unit=one.payload.branch, worker=one.key),
            one.digest,
            one.made_at,
            one.stamp,
        )
        for one in records
        if one.payload.branch
    ]
    if given:
        JoinUnit().apply(work, given)


def already(rows: Sequence[StaffRow]) -> dict[int, int | UUID]:
    """Position of each row whose worker serves already (his id) or stood before (its position)."""
    sound = [row for row in rows if not row.hold]
    serving = Worker.objects.serving().filter(name__in={row.name for row in sound})
    known: dict[Who, int | UUID] = {
        (name, kind, None if grid else place, grid): pk
        for name, kind, place, grid, pk in serving.values_list(
            "name", "kind", "place_id", "grid_id", "id"
        )
    }
    found: dict[int, int | UUID] = {}
    for at, row in enumerate(rows):
        if not row.hold and (before := known.setdefault(row.who, at)) != at:
            found[at] = before
    return found


def _read(record: Record[StaffRow]) -> Record[WorkerPayload] | Review:
    told = record.payload.model_dump(exclude={"hold", "branch"})
    read = checking.read(RegisterWorkers(), Incoming(record.key, told, record.made_at))
    if isinstance(read, Review):
        return read
    return Record(record.key, read.payload, record.digest, record.made_at, record.stamp)
