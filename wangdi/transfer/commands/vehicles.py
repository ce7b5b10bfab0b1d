"""Vehicles, their trips, and the disinfection without which there is no next trip."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.transfer import section
from wangdi.transfer.models import Trip, TripDisinfection, Vehicle
from wangdi.transfer.payloads import RetirePayload, VehiclePayload


class RegisterVehicle(Command[VehiclePayload]):
    name, event = "transfer.register_vehicle", "transfer.vehicle_registered"
    permission, subject_kind = "transfer.keep_points", "vehicle"
    Payload = VehiclePayload

    def locate(self, payloads: Sequence[VehiclePayload]) -> list[Stamp | None]:
        return [NOWHERE] * len(payloads)

    def apply(self, work: Work, records: Sequence[Record[VehiclePayload]]) -> list[Outcome]:
        plates = set(Vehicle.objects.filter(retired_at=None).values_list("plate", flat=True))
        share = section.in_force(work.now).load_percent
        outcomes: list[Outcome] = []
        for record in records:
            asked = record.payload.model_dump()
            if asked["plate"] in plates:
                said = _("A vehicle with this plate is registered already.")
                outcomes.append(Review("known_plate", said, "plate"))
                continue
            plates.add(asked["plate"])
            asked["load_percent"] = asked["load_percent"] or share
            asked["driver_phone"] = asked["driver_phone"] or None
            Vehicle.objects.create(
                id=record.key, registered_at=work.now, registered_by=work.actor.id, **asked
            )
            outcomes.append(Applied(record.key))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if Trip.objects.filter(vehicle__in=keys, annulled_at=None).exists():
            raise Refused(_("It has made a trip already; take it out of use instead."))
        Vehicle.objects.filter(id__in=keys).update(retired_at=work.now, retire_reason=reason)


class RetireVehicle(Command[RetirePayload]):
    """Take a vehicle out of use."""

    name, event = "transfer.retire_vehicle", "transfer.vehicle_retired"
    permission, subject_kind = "transfer.keep_points", "vehicle"
    Payload = RetirePayload

    def locate(self, payloads: Sequence[RetirePayload]) -> list[Stamp | None]:
        known = Vehicle.objects.filter(id__in={one.vehicle for one in payloads})
        there = set(known.values_list("id", flat=True))
        return [NOWHERE if one.vehicle in there else None for one in payloads]

    def subject_of(self, payload: RetirePayload) -> UUID | None:
        return payload.vehicle

    def apply(self, work: Work, records: Sequence[Record[RetirePayload]]) -> list[Outcome]:
        wanted = {record.payload.vehicle for record in records}
        vehicles = Vehicle.objects.select_for_update().in_bulk(wanted)
        running = Trip.objects.filter(vehicle__in=wanted, annulled_at=None, ended_at=None)
        busy = set(running.values_list("vehicle_id", flat=True))
        outcomes: list[Outcome] = []
        for record in records:
            vehicle = vehicles[record.payload.vehicle]
            if vehicle.retired_at is not None:
                outcomes.append(Review("retired", _("This vehicle is out of use already.")))
            elif vehicle.id in busy:
                outcomes.append(Review("on_trip", _("This vehicle is on a trip.")))
            else:
                vehicle.retired_at, vehicle.retire_reason = work.now, record.payload.reason
                vehicle.save(update_fields=["retired_at", "retire_reason"])
                outcomes.append(Applied(vehicle.id))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        vehicles = Key.objects.filter(key__in=keys).values("subject")
        plates = Vehicle.objects.filter(id__in=vehicles).values("plate")
        if Vehicle.objects.filter(plate__in=plates, retired_at=None).exists():
            raise Refused(_("A vehicle with this plate is registered already."))
        Vehicle.objects.filter(id__in=vehicles).update(retired_at=None, retire_reason="")


def not_disinfected(vehicles: Sequence[UUID]) -> dict[UUID, Trip]:
    """Of these vehicles the ended trips after which nobody disinfected; one query."""
    done = TripDisinfection.objects.filter(annulled_at=None).values("trip")
    ended = Trip.objects.filter(vehicle__in=vehicles, annulled_at=None, ended_at__isnull=False)
    latest = ended.order_by("vehicle", "-ended_at").distinct("vehicle")
    undone = Trip.objects.filter(id__in=latest.values("id")).exclude(id__in=done)
    return {trip.vehicle_id: trip for trip in undone}


register(RegisterVehicle(), RetireVehicle())
