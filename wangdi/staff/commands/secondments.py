"""People of bureaus lent to communities, their reporting there, and their going home."""

from collections.abc import Sequence
from datetime import date
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.staff.commands.workers import stamps_at
from wangdi.staff.models import Secondment, Worker

SECOND = "staff.second"


class SecondPayload(Payload):
    """`branch` is the one he obeys at the host; `checked_in` says that he has reported."""

    worker: UUID
    host: int
    home: UUID | None = None
    branch: UUID | None = None
    duty: str = Field(min_length=2, max_length=200)
    since: date = Field(default_factory=clock.today)
    until: date | None = None
    checked_in: bool = False

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.until and self.until < self.since:
            raise ValueError(_("It cannot end before it begins."))
        return self


class SecondWorkers(Command[SecondPayload]):
    """Lend workers to communities; the record's key is the secondment's id."""

    name, event, subject_kind = "staff.second", "staff.seconded", "secondment"
    permission, Payload = SECOND, SecondPayload

    def locate(self, payloads: Sequence[SecondPayload]) -> list[Stamp | None]:
        return stamps_at([(one.host, None) for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[SecondPayload]]) -> list[Outcome]:
        wanted = {record.payload.worker for record in records}
        lent = Secondment.objects.filter(worker__in=wanted, ended_on=None)
        taken = set(lent.values_list("worker_id", flat=True))
        people = Worker.objects.serving().in_bulk(wanted)
        outcomes: list[Outcome] = []
        made: list[Secondment] = []
        for record in records:
            worker = people.get(record.payload.worker)
            if worker is None or worker.id in taken:
                sentence = _("He serves a community already, or serves no longer.")
                outcomes.append(Review("seconded", sentence, "worker"))
                continue
            taken.add(worker.id)
            made.append(_row(record, worker))
            outcomes.append(Applied(record.key))
        Secondment.objects.bulk_create(made, batch_size=1000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        standing = Secondment.objects.filter(id__in=keys, ended_on=None)
        standing.update(ended_on=clock.day_of(work.now), ended_by=keys[0])


class OfSecondment(Payload):
    secondment: UUID
    on: date = Field(default_factory=clock.today)


class CheckIn(Command[OfSecondment]):
    """He has reported to the community; from now on its branch says what he does."""

    name, event, subject_kind = "staff.check_in", "staff.checked_in", "secondment"
    permission, Payload = SECOND, OfSecondment

    def locate(self, payloads: Sequence[OfSecondment]) -> list[Stamp | None]:
        return _stamps(payloads)

    def apply(self, work: Work, records: Sequence[Record[OfSecondment]]) -> list[Outcome]:
        rows = Secondment.objects.in_bulk({record.payload.secondment for record in records})
        outcomes: list[Outcome] = []
        for record in records:
            row = rows[record.payload.secondment]
            if row.checked_in_on:
                outcomes.append(Review("checked_in", _("He has reported already.")))
                continue
            row.checked_in_on, row.checked_in_by = record.payload.on, record.key
            outcomes.append(Applied(row.id))
        Secondment.objects.bulk_update(
            rows.values(), ["checked_in_on", "checked_in_by"], batch_size=1000
        )
        return outcomes

    def subject_of(self, payload: OfSecondment) -> UUID:
        return payload.secondment

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Secondment.objects.filter(checked_in_by__in=keys)
        rows.update(checked_in_on=None, checked_in_by=None)


class EndSecondment(Command[OfSecondment]):
    """He goes back to the unit he comes from."""

    name, event, subject_kind = "staff.end_secondment", "staff.secondment_ended", "secondment"
    permission, Payload = SECOND, OfSecondment

    def locate(self, payloads: Sequence[OfSecondment]) -> list[Stamp | None]:
        return _stamps(payloads)

    def apply(self, work: Work, records: Sequence[Record[OfSecondment]]) -> list[Outcome]:
        rows = Secondment.objects.in_bulk({record.payload.secondment for record in records})
        for record in records:
            row = rows[record.payload.secondment]
            row.ended_on, row.ended_by = record.payload.on, record.key
        Secondment.objects.bulk_update(rows.values(), ["ended_on", "ended_by"], batch_size=1000)
        return [Applied(record.payload.secondment) for record in records]

    def subject_of(self, payload: OfSecondment) -> UUID:
        return payload.secondment

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Secondment.objects.filter(ended_by__in=keys).update(ended_on=None, ended_by=None)


def _stamps(payloads: Sequence[OfSecondment]) -> list[Stamp | None]:
    standing = Secondment.objects.filter(ended_on=None)
    rows = standing.in_bulk({one.secondment for one in payloads})
    return [rows[one.secondment].stamp if one.secondment in rows else None for one in payloads]


def _row(record: Record[SecondPayload], worker: Worker) -> Secondment:
    asked = record.payload
    return Secondment(
        id=record.key,
        worker=worker,
        home_id=asked.home or worker.home_id,
        host_id=asked.host,
        branch_id=asked.branch,
        duty=asked.duty,
        since=asked.since,
        until=asked.until,
        checked_in_on=asked.since if asked.checked_in else None,
        checked_in_by=record.key if asked.checked_in else None,
        **stamps(record.stamp),
    )
