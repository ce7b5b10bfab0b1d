"""What the orders in force ask of venues, worked out for many at once; never stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wangdi.patrol.models import Venue, VenueOrder
from wangdi.patrol.rules import orders


@dataclass(frozen=True, slots=True)
class Demand:
    """What binds one venue now: the orders, and what they together ask of it."""

    orders: Sequence[VenueOrder] = field(default_factory=tuple)

    @property
    def measures(self) -> list[str]:
        return [one.measure for one in self.orders]

    @property
    def what(self) -> str:
        return orders.demand(self.measures)


def demands(venues: Iterable[Venue], at: datetime) -> dict[UUID, Demand]:
    """The demand on each venue; the venues come with their places. One query."""
    wanted = list(venues)
    if not wanted:
        return {}
    standing = list(VenueOrder.objects.in_force(at).select_related("place").order_by("starts_at"))
    return {venue.id: Demand([one for one in standing if one.binds(venue)]) for venue in wanted}


def bound_by(standing: Iterable[VenueOrder]) -> Q:
    """The venues that some of these orders bind, as a condition."""
    query = Q(pk__in=())
    for one in standing:
        near = Q(place=one.place_id) | Q(place__ancestors__contains=[one.place_id])
        query |= near & Q(kind__in=one.kinds)
    return query


def told(at: datetime, *measures: str) -> Q:
    """The venues that orders in force with one of these measures bind."""
    return bound_by(VenueOrder.objects.in_force(at).filter(measure__in=measures))
