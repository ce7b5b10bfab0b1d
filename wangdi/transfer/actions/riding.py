"""Who rides where: seats within the share of the vehicle, numbers apart from each other."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Review
from wangdi.transfer import rules
from wangdi.transfer.models import Handover, Trip


class Seating:
    """The trips of one batch, locked, with the seats that are taken; two queries."""

    def __init__(self, trips: Iterable[UUID]) -> None:
        rows = Trip.objects.filter(id__in=set(trips)).order_by("id").select_related("vehicle")
        self.trips = {one.id: one for one in rows.select_for_update(of=("self",))}
        self.taken: dict[UUID, set[int]] = defaultdict(set)
        riders = Handover.objects.standing().filter(trip__in=self.trips)
        for trip, seat in riders.values_list("trip_id", "seat"):
            self.taken[trip].add(seat or 0)

    def refusal(self, trip_id: UUID, seat: int | None) -> Review | None:
        """Why nobody more may board this trip, or not on this seat."""
        trip = self.trips.get(trip_id)
        if trip is None or not trip.is_running():
            return Review("trip_ended", _("This trip has ended. Choose another one."), "trip")
        vehicle, taken = trip.vehicle, self.taken[trip_id]
        if len(taken) >= vehicle.allowed:
            text = _("This vehicle is full: %(n)d of %(seats)d seats may be taken.")
            said = text % {"n": vehicle.allowed, "seats": vehicle.seats}
            return Review("full", said, "trip")
        if seat is not None and (seat in taken or seat > vehicle.seats):
            return Review("seat_taken", _("This seat is taken, or there is none."), "seat")
        return None

    def seat(self, trip_id: UUID, wanted: int | None) -> tuple[Trip, int]:
        """Take the seat that is asked for, or the next one apart from the others."""
        trip, taken = self.trips[trip_id], self.taken[trip_id]
        seat = wanted or rules.next_seats(trip.vehicle.seats, taken, 1)[0]
        taken.add(seat)
        return trip, seat
