"""Workers registered, and their leaving."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, field_validator

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk, clock
from wangdi.lib.identifiers import check_name, check_phone
from wangdi.staff.actions import NewWorker, add_workers
from wangdi.staff.models import Worker, WorkerKind
from wangdi.territory.models import Grid, Place


def _name(text: str) -> str:
    checked = check_name(text)
    if checked.problem:
        raise ValueError(str(checked.problem.sentence))
    return checked.value


def _phone(text: str) -> str:
    checked = check_phone(text) if text else None
    if checked is None:
        return ""
    if checked.problem:
        raise ValueError(str(checked.problem.sentence))
    return checked.value


Name = Annotated[str, Field(max_length=60), AfterValidator(_name)]
Phone = Annotated[str, Field(max_length=30), AfterValidator(_phone)]
Line = Annotated[str, Field(max_length=100)]


class WorkerPayload(Payload):
    """A worker at a place, or on a grid; `user` is the id of his account where he signs in.

    What he may do is in his grants, which the security administrator gives.
    """

    name: Name
    kind: WorkerKind
    place: int | None = None
    grid: int | None = None
    user: int | None = None
    post: Line = ""
    unit: Line = ""
    work_phone: Phone = ""
    private_phone: Phone = ""
    party_member: bool = False


class RegisterWorkers(Command[WorkerPayload]):
    """Register workers; the record's key is the worker's id."""

    name, event, subject_kind = "staff.register_workers", "staff.worker_registered", "worker"
    permission = "staff.register"
    Payload = WorkerPayload

    def locate(self, payloads: Sequence[WorkerPayload]) -> list[Stamp | None]:
        return stamps_at([(one.place, one.grid) for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[WorkerPayload]]) -> list[Outcome]:
        users = [record.payload.user for record in records if record.payload.user]
        taken = set(Worker.objects.filter(user_id__in=users).values_list("user_id", flat=True))
        fresh = [record for record in records if record.payload.user not in taken]
        add_workers([new_worker(record) for record in fresh], on=clock.day_of(work.now))
        applied = {record.key for record in fresh}
        sentence = _("This account belongs to another worker.")
        return [
            Applied(record.key) if record.key in applied else Review("known_user", sentence, "user")
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        today = clock.day_of(work.now)
        Worker.objects.filter(id__in=keys, left_on=None).update(left_on=today, user=None)


class LeavingPayload(Payload):
    worker: UUID
    on: date = Field(default_factory=clock.today, ge=date(1949, 1, 1))

    @field_validator("on")
    @classmethod
    def has_come(cls, value: date) -> date:
        if value > clock.today():
            raise ValueError(_("Record a leaving on its day or after it, not before."))
        return value


class RecordLeaving(Command[LeavingPayload]):
    """A worker serves no longer: his account closes by itself, and his duties are open to all."""

    name, event, subject_kind = "staff.record_leaving", "staff.worker_left", "worker"
    permission = "staff.register"
    Payload = LeavingPayload

    def locate(self, payloads: Sequence[LeavingPayload]) -> list[Stamp | None]:
        found = Worker.objects.serving().in_bulk({payload.worker for payload in payloads})
        workers = [found.get(payload.worker) for payload in payloads]
        return [worker.stamp if worker else None for worker in workers]

    def apply(self, work: Work, records: Sequence[Record[LeavingPayload]]) -> list[Outcome]:
        gone = [(record.payload.worker, record.payload.on, record.key) for record in records]
        workers, days, keys = zip(*gone, strict=True)
        bulk.execute(
            "UPDATE staff_worker w SET left_on = gone.day, left_by = gone.key"
            " FROM unnest(%s::uuid[], %s::date[], %s::uuid[]) AS gone(worker, day, key)"
            " WHERE w.id = gone.worker",
            [list(workers), list(days), list(keys)],
        )
        users = dict(Worker.objects.filter(id__in=workers).values_list("id", "user_id"))
        for record in records:
            work.fact(
                self.event,
                about="worker",
                subject=record.payload.worker,
                stamp=record.stamp,
                user=users[record.payload.worker],
            )
        return [Applied(record.payload.worker) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        back = Worker.objects.filter(left_by__in=keys)
        for one in back:
            work.fact(
                "staff.worker_back",
                about="worker",
                subject=one.id,
                stamp=one.stamp,
                user=one.user_id,
            )
        back.update(left_on=None, left_by=None)

    def subject_of(self, payload: LeavingPayload) -> UUID:
        return payload.worker


def stamps_at(posts: Sequence[tuple[int | None, int | None]]) -> list[Stamp | None]:
    """The stamp of each (place, grid); None: not known. Two queries.

    The grid's where there is one; a worker of the whole office stands in no community.
    """
    places = Place.objects.in_bulk({place for place, _grid in posts if place})
    grids = Grid.objects.in_bulk({grid for _place, grid in posts if grid})
    found = [grids.get(grid) if grid else places.get(place or 0) for place, grid in posts]
    return [one.stamp if one else None for one in found]


def new_worker(record: Record[WorkerPayload]) -> NewWorker:
    payload = record.payload
    return NewWorker(
        id=record.key,
        name=payload.name,
        kind=payload.kind,
        stamp=record.stamp,
        place=payload.place,
        user=payload.user,
        post=payload.post,
        unit=payload.unit,
        work_phone=payload.work_phone,
        private_phone=payload.private_phone or None,
        party_member=payload.party_member,
    )
