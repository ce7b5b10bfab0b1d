"""A trip begins with a clean vehicle and a driver who has his kit."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.transfer import rules, section
from wangdi.transfer.commands.points import known_to_all
from wangdi.transfer.commands.vehicles import not_disinfected
from wangdi.transfer.models import EntryPoint, Handover, Trip, Vehicle
from wangdi.transfer.payloads import BeginTripPayload

DIRTY, KIT = "not_disinfected", "kit_missing"


class BeginTrip(Command[BeginTripPayload]):
    """A vehicle takes a trip; not disinfected, or without the kit, only for a named reason."""

    name, event = "transfer.begin_trip", "transfer.trip_begun"
    permission, subject_kind = "transfer.drive", "trip"
    Payload = BeginTripPayload

    def locate(self, payloads: Sequence[BeginTripPayload]) -> list[Stamp | None]:
        vehicles = set(
            Vehicle.objects.filter(id__in={one.vehicle for one in payloads}).values_list(
                "id", flat=True
            )
        )
        points = known_to_all(EntryPoint, [one.point for one in payloads])
        return [
            stamp if one.vehicle in vehicles else None
            for one, stamp in zip(payloads, points, strict=True)
        ]

    def apply(self, work: Work, records: Sequence[Record[BeginTripPayload]]) -> list[Outcome]:
        wanted = [record.payload.vehicle for record in records]
        vehicles = Vehicle.objects.select_for_update().in_bulk(wanted)
        running = Trip.objects.filter(vehicle__in=wanted, annulled_at=None, ended_at=None)
        busy = set(running.values_list("vehicle_id", flat=True))
        points = EntryPoint.objects.in_bulk({record.payload.point for record in records})
        dirty, needed = not_disinfected(wanted), section.in_force(work.now).kit
        outcomes: list[Outcome] = []
        for record in records:
            asked, vehicle = record.payload, vehicles[record.payload.vehicle]
            lacking = rules.missing_kit(needed, asked.kit)
            against = _against(vehicle, points[asked.point], busy) or _unsafe(
                asked, lacking, dirty=vehicle.id in dirty
            )
            if against is None:
                busy.add(vehicle.id)
                over = [DIRTY] * (vehicle.id in dirty) + [KIT] * bool(lacking)
                _begin(work, record, vehicle, over)
            outcomes.append(against or Applied(record.key))
        return outcomes

    def detail_of(self, payload: BeginTripPayload) -> dict[str, object] | None:
        return {"override": bool(payload.override_reason)}

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if Handover.objects.standing().filter(trip__in=keys).exists():
            raise Refused(_("Somebody has boarded already."))
        Trip.objects.filter(id__in=keys).update(annulled_at=work.now)


def _against(vehicle: Vehicle, point: EntryPoint, busy: set[UUID]) -> Review | None:
    if vehicle.retired_at is not None:
        return Review("retired", _("This vehicle is out of use already."), "vehicle")
    if not point.is_open():
        return Review("closed", _("This entry point is closed already."), "point")
    if vehicle.id in busy:
        return Review("on_trip", _("This vehicle is on a trip."), "vehicle")
    return None


def _unsafe(asked: BeginTripPayload, lacking: list[str], *, dirty: bool) -> Review | None:
    """What stops a trip unless somebody gives his reason."""
    if asked.override_reason:
        return None
    if dirty:
        said = _("This vehicle has not been disinfected since its last trip.")
        return Review(DIRTY, said, "vehicle")
    if lacking:
        items = _(", ").join(str(section.KIT_LABELS[item]) for item in lacking)
        said = _("The driver lacks: %(items)s. Issue it first, or give the reason.")
        return Review(KIT, said % {"items": items}, "kit")
    return None


def _begin(work: Work, record: Record[BeginTripPayload], vehicle: Vehicle, over: list[str]) -> None:
    asked = record.payload
    Trip.objects.create(
        id=record.key,
        vehicle=vehicle,
        point_id=asked.point,
        driver_name=asked.driver_name or vehicle.driver_name,
        kit=sorted(set(asked.kit)),
        began_at=work.now,
        by=work.actor.id,
        by_label=work.actor.label,
        override_reason=asked.override_reason if over else "",
        overridden=over,
    )
    if over:
        work.event(
            "transfer.trip_overridden",
            kind="trip",
            subject=record.key,
            stamp=NOWHERE,
            detail={"what": over},
        )


register(BeginTrip())
