"""A trip begins with a clean vehicle and a driver who has his kit, and ends when it is empty."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.transfer import rules, section
from wangdi.transfer.actions import planning
from wangdi.transfer.commands.points import known_to_all
from wangdi.transfer.commands.vehicles import not_disinfected
from wangdi.transfer.models import EntryPoint, Handover, Trip, TripDisinfection, Vehicle
from wangdi.transfer.payloads import BeginTripPayload, DisinfectPayload, TripPayload

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


class EndTrip(Command[TripPayload]):
    """The vehicle is empty; from now on it has to be disinfected."""

    name, event = "transfer.end_trip", "transfer.trip_ended"
    permission, subject_kind = "transfer.drive", "trip"
    Payload = TripPayload

    def locate(self, payloads: Sequence[TripPayload]) -> list[Stamp | None]:
        return known_to_all(Trip, [one.trip for one in payloads])

    def subject_of(self, payload: TripPayload) -> UUID | None:
        return payload.trip

    def apply(self, work: Work, records: Sequence[Record[TripPayload]]) -> list[Outcome]:
        return [self._end(work, record.payload.trip) for record in records]

    def _end(self, work: Work, trip_id: UUID) -> Outcome:
        trip = (
            Trip.objects.select_for_update(of=("self",)).select_related("vehicle").get(id=trip_id)
        )
        if not trip.is_running():
            return Review("trip_ended", _("This trip has ended already."))
        riding = Handover.objects.standing().filter(trip=trip, state=rules.RIDING).count()
        if riding:
            text = _("%(n)d people are still on this vehicle. Each must be received first.")
            return Review("still_riding", text % {"n": riding})
        trip.ended_at, trip.ended_by = work.now, work.actor.id
        trip.save(update_fields=["ended_at", "ended_by"])
        planning.disinfect(work, trip)
        return Applied(trip.id)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        trips = Trip.objects.filter(id__in=Key.objects.filter(key__in=keys).values("subject"))
        if TripDisinfection.objects.filter(trip__in=trips, annulled_at=None).exists():
            raise Refused(_("The vehicle has been disinfected since."))
        later = Trip.objects.running().filter(vehicle__in=trips.values("vehicle"))
        if later.exists():
            raise Refused(_("This vehicle is on a trip."))
        duties.withdraw(planning.DISINFECT, [trip.id for trip in trips], reason)
        trips.update(ended_at=None, ended_by=None)


class Disinfect(Command[DisinfectPayload]):
    """The vehicle was disinfected after its trip."""

    name, event = "transfer.disinfect", "transfer.disinfected"
    permission, subject_kind = "transfer.drive", "trip"
    Payload = DisinfectPayload

    def locate(self, payloads: Sequence[DisinfectPayload]) -> list[Stamp | None]:
        return known_to_all(Trip, [one.trip for one in payloads])

    def subject_of(self, payload: DisinfectPayload) -> UUID | None:
        return payload.trip

    def apply(self, work: Work, records: Sequence[Record[DisinfectPayload]]) -> list[Outcome]:
        wanted = {record.payload.trip for record in records}
        trips = Trip.objects.select_for_update().in_bulk(wanted)
        before = TripDisinfection.objects.filter(trip__in=wanted, annulled_at=None)
        done = set(before.values_list("trip_id", flat=True))
        outcomes: list[Outcome] = []
        for record in records:
            trip = trips[record.payload.trip]
            if trip.ended_at is None:
                outcomes.append(Review("running", _("End the trip first: people may be on it.")))
            elif trip.id in done:
                said = _("It is written already that this vehicle was disinfected.")
                outcomes.append(Review("disinfected", said))
            else:
                done.add(trip.id)
                _disinfect(work, record, trip)
                outcomes.append(Applied(trip.id))
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        gone = TripDisinfection.objects.filter(id__in=keys)
        trips = list(gone.values_list("trip_id", flat=True))
        gone.update(annulled_at=work.now)
        duties.reopen(planning.DISINFECT, trips, evidence=keys)


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


def _disinfect(work: Work, record: Record[DisinfectPayload], trip: Trip) -> None:
    told = record.payload.model_dump(exclude={"trip"})
    TripDisinfection.objects.create(
        id=record.key, trip=trip, at=work.now, by=work.actor.id, by_label=work.actor.label, **told
    )
    duties.settle(
        planning.DISINFECT,
        [duties.Settled(trip.id, planning.ONCE, work.now, work.actor.id, record.key)],
    )


register(BeginTrip(), EndTrip(), Disinfect())
