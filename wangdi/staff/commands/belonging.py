"""Who joins a unit, who leads it, who leaves it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Command, Known, Outcome, Payload, Record, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.staff.commands.units import FORM, stamps_of_units
from wangdi.staff.models import Membership, Unit, UnitKind, Worker

Pair = tuple[UUID, UUID]


class JoinPayload(Payload):
    """`leads`: he is named its leader too. `home`: it is the unit he comes from."""

    unit: UUID
    worker: UUID
    since: date = Field(default_factory=clock.today)
    leads: bool = False
    home: bool = False


class JoinUnit(Command[JoinPayload]):
    """Workers join units; a member already is known. A Party branch makes him a Party member."""

    name, event, subject_kind = "staff.join_unit", "staff.joined", "membership"
    permission, Payload = FORM, JoinPayload

    def locate(self, payloads: Sequence[JoinPayload]) -> list[Stamp | None]:
        return _reached([one.unit for one in payloads], [one.worker for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[JoinPayload]]) -> list[Outcome]:
        known = _standing([record.payload for record in records])
        outcomes: list[Outcome] = []
        fresh: list[Record[JoinPayload]] = []
        for record in records:
            pair = (record.payload.unit, record.payload.worker)
            if pair in known and not record.payload.leads:
                outcomes.append(Known(known[pair]))
                continue
            outcomes.append(Applied(known.get(pair, record.key)))
            if pair not in known:
                known[pair] = record.key
                fresh.append(record)
        Membership.objects.bulk_create([_row(one) for one in fresh], batch_size=1000)
        _told_of(records)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Membership.objects.filter(id__in=keys, until=None)
        pairs = list(rows.values_list("unit_id", "worker_id"))
        rows.update(until=clock.day_of(work.now), ended_by=keys[0])
        units, workers = {unit for unit, _one in pairs}, {worker for _one, worker in pairs}
        Unit.objects.filter(id__in=units, leader__in=workers).update(leader=None)
        Worker.objects.filter(id__in=workers, home__in=units).update(home=None)


class QuitPayload(Payload):
    unit: UUID
    worker: UUID
    on: date = Field(default_factory=clock.today)


class QuitUnit(Command[QuitPayload]):
    """A worker belongs to a unit no more."""

    name, event, subject_kind = "staff.quit_unit", "staff.left_unit", "membership"
    permission, Payload = FORM, QuitPayload

    def locate(self, payloads: Sequence[QuitPayload]) -> list[Stamp | None]:
        return _reached([one.unit for one in payloads], [one.worker for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[QuitPayload]]) -> list[Outcome]:
        units = {record.payload.unit for record in records}
        rows = Membership.objects.filter(unit__in=units, until=None)
        standing = {(one.unit_id, one.worker_id): one for one in rows}
        ended = []
        for record in records:
            if row := standing.get((record.payload.unit, record.payload.worker)):
                row.until, row.ended_by = record.payload.on, record.key
                ended.append(row)
        Membership.objects.bulk_update(ended, ["until", "ended_by"], batch_size=1000)
        gone = {row.worker_id for row in ended}
        Unit.objects.filter(id__in=units, leader__in=gone).update(leader=None)
        return [Applied(record.payload.unit) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Membership.objects.filter(ended_by__in=keys).update(until=None, ended_by=None)


def _reached(units: Sequence[UUID], workers: Sequence[UUID]) -> list[Stamp | None]:
    """Where the worker stands, if both are there: one's own people may join any unit."""
    known = stamps_of_units(units)
    people = Worker.objects.serving().in_bulk(set(workers))
    return [
        people[worker].stamp if unit is not None and worker in people else None
        for unit, worker in zip(known, workers, strict=True)
    ]


def _standing(asked: Sequence[JoinPayload]) -> dict[Pair, UUID]:
    rows = Membership.objects.filter(
        unit__in={one.unit for one in asked}, worker__in={one.worker for one in asked}, until=None
    )
    return {(unit, worker): pk for unit, worker, pk in rows.values_list(
        "unit_id", "worker_id", "id")}  # fmt: skip


def _row(record: Record[JoinPayload]) -> Membership:
    asked = record.payload
    who = {"unit_id": asked.unit, "worker_id": asked.worker, "since": asked.since}
    return Membership(id=record.key, **who, **stamps(record.stamp))


def _told_of(records: Sequence[Record[JoinPayload]]) -> None:
    """Leaders, home units and Party members that follow from who joined what."""
    units = Unit.objects.in_bulk({record.payload.unit for record in records})
    leads = {one.payload.unit: one.payload.worker for one in records if one.payload.leads}
    for unit, worker in leads.items():
        units[unit].leader_id = worker
    Unit.objects.bulk_update([units[one] for one in leads], ["leader"], batch_size=1000)
    homes = {one.payload.worker: one.payload.unit for one in records if one.payload.home}
    people = list(Worker.objects.filter(id__in=homes))
    for one in people:
        one.home_id = homes[one.id]
    Worker.objects.bulk_update(people, ["home"], batch_size=1000)
    branches = {key for key, unit in units.items() if unit.kind == UnitKind.PARTY_BRANCH}
    joined = {one.payload.worker for one in records if one.payload.unit in branches}
    Worker.objects.filter(id__in=joined, party_member=False).update(party_member=True)
