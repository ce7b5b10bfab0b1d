"""Goods and surroundings, beside people: vehicles cleaned after trips, standing water at doors."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.screening.models import DoorReply
from wangdi.transfer.models import Trip, TripDisinfection

GROUP = _("Goods and surroundings")
CLEANED = "containers_cleared"
FOUND = "containers_found"


def trips(cut: Cut) -> QuerySet[Trip]:
    """Trips that ended in the day, each with whether its vehicle has been disinfected since."""
    ended = Trip.objects.standing().filter(ended_at__gt=cut.since, ended_at__lte=cut.until)
    cleaned = TripDisinfection.objects.filter(
        trip=OuterRef("id"), annulled_at=None, at__lte=cut.until
    )
    return ended.annotate(cleaned=Exists(cleaned)).select_related("vehicle", "point")


def replies(cut: Cut) -> QuerySet[DoorReply]:
    """What doors replied in the day."""
    given = DoorReply.objects.filter(visit__annulled_at=None, visit__visited_at__gt=cut.since)
    return given.filter(visit__visited_at__lte=cut.until).select_related("dwelling")


def _trips(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"transfer.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=trips,
        describe=lambda trip: f"{trip.vehicle.plate} · {trip.point.name}",
        url=lambda trip: reverse("transfer:trip", args=[trip.pk]),
        permission="transfer.view",
        community="point__place__community_id",
        grid="",
        place="point__place_id",
        flow=True,
        **more,  # type: ignore[arg-type]
    )


def _doors(name: str, order: int, label: Text, definition: Text, where: Q) -> Figure:
    return Figure(
        name=f"canvass.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=replies,
        where=lambda cut: where,
        describe=lambda reply: reply.dwelling.address,
        url=lambda reply: reverse("screening:door", args=[reply.round_id, reply.dwelling_id]),
        permission="screening.view",
        flow=True,
    )


register(
    _trips("trips", 380, _("Trips of vehicles"), _("Trips with returnees that ended in the day.")),
    _trips(
        "disinfected",
        381,
        _("Of them disinfected"),
        _("Trips of the day after which the vehicle was disinfected."),
        where=lambda cut: Q(cleaned=True),
        within="transfer.trips",
    ),
    _trips(
        "not_disinfected",
        382,
        _("Of them not disinfected yet"),
        _("Trips of the day after which nobody has disinfected the vehicle."),
        where=lambda cut: Q(cleaned=False),
        alarm=True,
    ),
    _doors(
        "water",
        385,
        _("Standing water found"),
        _("Visits of the day at which standing water was found."),
        Q(question=FOUND, number__gt=0),
    ),
    _doors(
        "water_cleared",
        386,
        _("Of them cleared on the spot"),
        _("Visits of the day at which standing water was cleared."),
        Q(question=CLEANED, number__gt=0),
    ),
    _doors(
        "larvae",
        387,
        _("Larvae seen at doors"),
        _("Visits of the day at which larvae were seen."),
        Q(question="larvae", number=1),
    ),
)
