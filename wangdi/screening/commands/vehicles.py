"""Vehicles back from elsewhere: seen, followed up, reported on."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Known, Outcome, Record, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.screening import areas, journeys, origins
from wangdi.screening.commands.visits import stamps_of_doors
from wangdi.screening.journeys import Journey
from wangdi.screening.models import SETTLING, Finding, ReturnedVehicle, VehicleReport
from wangdi.screening.vehicle_payloads import ReportPayload, VehiclePayload
from wangdi.territory import queries as territory

PERMISSION = "screening.log_vehicle"
FOLLOW_UP = "screening.vehicle_follow_up"
DUE, GRACE = timedelta(hours=24), timedelta(hours=24)


class LogVehicle(Command[VehiclePayload]):
    """Log a vehicle that came back; who came with it is found out within a day."""

    name = "screening.log_vehicle"
    permission = PERMISSION
    event = "screening.vehicle_logged"
    subject_kind = "vehicle"
    Payload = VehiclePayload

    def locate(self, payloads: Sequence[VehiclePayload]) -> list[Stamp | None]:
        doors = [one.dwelling for one in payloads if one.dwelling]
        at_doors = dict(zip(doors, stamps_of_doors(doors), strict=True)) if doors else {}
        known = territory.stamps_of_communities(
            {one.community for one in payloads if one.community}
        )
        return [
            at_doors[one.dwelling] if one.dwelling else known.get(one.community or 0)
            for one in payloads
        ]

    def apply(self, work: Work, records: Sequence[Record[VehiclePayload]]) -> list[Outcome]:
        days = {one.payload.returned_on for one in records}
        rows = ReturnedVehicle.objects.standing().filter(returned_on__in=days)
        seen = {(one.plate, one.returned_on): one.id for one in rows}
        known = areas.known(work.now)
        outcomes: list[Outcome] = []
        new: list[ReturnedVehicle] = []
        for record in records:
            who = (record.payload.plate, record.payload.returned_on)
            before = seen.setdefault(who, record.key)
            outcomes.append(Applied(record.key) if before == record.key else Known(before))
            if before == record.key:
                new.append(_vehicle(work, record, known))
        ReturnedVehicle.objects.bulk_create(new)
        duties.plan([_duty(work, one) for one in new])
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        ReturnedVehicle.objects.filter(id__in=keys).update(annulled_at=work.now)
        duties.withdraw(FOLLOW_UP, keys, reason)


class ReportVehicle(Command[ReportPayload]):
    """Say what was found out; with nobody found the duty stays."""

    name = "screening.report_vehicle"
    permission = PERMISSION
    event = "screening.vehicle_reported"
    subject_kind = "vehicle"
    Payload = ReportPayload

    def locate(self, payloads: Sequence[ReportPayload]) -> list[Stamp | None]:
        found = ReturnedVehicle.objects.standing().in_bulk([one.vehicle for one in payloads])
        rows = (found.get(one.vehicle) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def subject_of(self, payload: ReportPayload) -> UUID | None:
        return payload.vehicle

    def apply(self, work: Work, records: Sequence[Record[ReportPayload]]) -> list[Outcome]:
        reports = [
            VehicleReport(
                id=one.key,
                vehicle_id=one.payload.vehicle,
                finding=one.payload.finding,
                note=one.payload.note,
                at=work.now,
                by=work.actor.id,
                **stamps(one.stamp),
            )
            for one in records
        ]
        VehicleReport.objects.bulk_create(reports)
        done = [one for one in reports if Finding(one.finding) in SETTLING]
        duties.settle(
            FOLLOW_UP,
            [duties.Settled(d.vehicle_id, None, work.now, work.actor.id, d.id) for d in done],
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        gone = VehicleReport.objects.filter(id__in=keys, annulled_at=None)
        vehicles = list(gone.values_list("vehicle_id", flat=True))
        gone.update(annulled_at=work.now)
        duties.reopen(FOLLOW_UP, vehicles, evidence=keys)


def _vehicle(work: Work, record: Record[VehiclePayload], known: areas.Known) -> ReturnedVehicle:
    asked = record.payload
    code = asked.origin_code or origins.recognise(asked.origin)
    area = journeys.key_area(Journey(code, None, asked.returned_on), known.areas)
    told = asked.model_dump(
        include={"plate", "stands_at", "origin", "returned_on", "people", "note"}
    )
    return ReturnedVehicle(
        id=record.key,
        dwelling_id=asked.dwelling,
        origin_code=code,
        key_area=area is not None,
        key_area_name=area.name if area else "",
        recorded_at=work.now,
        by=work.actor.id,
        **told,
        **stamps(record.stamp),
    )


def _duty(work: Work, vehicle: ReturnedVehicle) -> duties.Draft:
    """Of who logged it. Nobody is named by it, nor is the plate: the place, the origin."""
    label = _("%(place)s: vehicle back from %(origin)s")
    return duties.Draft(
        kind=FOLLOW_UP,
        subject_kind="vehicle",
        subject=vehicle.id,
        slot=vehicle.returned_on.isoformat(),
        opens_at=work.now,
        due_at=work.now + DUE,
        missed_at=work.now + DUE + GRACE,
        label=(label % {"place": vehicle.stands_at or "–", "origin": vehicle.origin})[:200],
        stamp=vehicle.stamp,
        holder=work.actor.id,
    )


register(LogVehicle(), ReportVehicle())
