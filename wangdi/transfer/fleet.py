"""Vehicles with what they do now, their trips, and who rides."""

from dataclasses import dataclass

from django.db.models import Count, F

from wangdi.access.scoping import Scope
from wangdi.transfer.models import Handover, Trip, TripDisinfection, Vehicle


@dataclass(frozen=True, slots=True)
class Fleet:
    """A vehicle with the trip it is on, and whether it must be disinfected first."""

    vehicle: Vehicle
    trip: Trip | None
    dirty: Trip | None
    riders: int


def fleet() -> list[Fleet]:
    """Every vehicle in use; four queries."""
    vehicles = list(Vehicle.objects.filter(retired_at=None).order_by("registered_at", "id"))
    running = {t.vehicle_id: t for t in Trip.objects.filter(ended_at=None, annulled_at=None)}
    done = TripDisinfection.objects.filter(annulled_at=None).values("trip")
    ended = Trip.objects.filter(annulled_at=None, ended_at__isnull=False)
    latest = ended.order_by("vehicle", "-ended_at").distinct("vehicle").values("id")
    dirty = {t.vehicle_id: t for t in Trip.objects.filter(id__in=latest).exclude(id__in=done)}
    rows = Handover.objects.standing().filter(trip__in=[t.id for t in running.values()])
    riders = dict(rows.order_by().values_list("trip").annotate(n=Count("id")))
    return [
        Fleet(
            one,
            trip := running.get(one.id),
            None if trip else dirty.get(one.id),
            riders.get(trip.id, 0) if trip else 0,
        )
        for one in vehicles
    ]


def trips(limit: int = 50) -> list[Trip]:
    """The trips, the running ones first, then the latest."""
    rows = Trip.objects.filter(annulled_at=None).select_related("vehicle", "point")
    return list(rows.order_by(F("ended_at").desc(nulls_first=True), "-began_at")[:limit])


def riders_of(scope: Scope, trip: Trip) -> list[Handover]:
    found = Handover.objects.visible_to(scope).filter(trip=trip).select_related("dwelling")
    return list(found.order_by("seat", "id"))
