"""A trip ends when it is empty; then the vehicle is disinfected."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.transfer import rules
from wangdi.transfer.actions import planning
from wangdi.transfer.commands.points import known_to_all
from wangdi.transfer.models import Handover, Trip, TripDisinfection
from wangdi.transfer.payloads import DisinfectPayload, TripPayload


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


def _disinfect(work: Work, record: Record[DisinfectPayload], trip: Trip) -> None:
    told = record.payload.model_dump(exclude={"trip"})
    TripDisinfection.objects.create(
        id=record.key, trip=trip, at=work.now, by=work.actor.id, by_label=work.actor.label, **told
    )
    duties.settle(
        planning.DISINFECT,
        [duties.Settled(trip.id, planning.ONCE, work.now, work.actor.id, record.key)],
    )


register(EndTrip(), Disinfect())
