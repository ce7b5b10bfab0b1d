"""Who came back: registered today, back within 14 days, from key areas."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, register
from wangdi.screening.models import Arrival
from wangdi.screening.section import RECENT_DAYS

GROUP = _("Returnees")


def recorded(cut: Cut) -> QuerySet[Arrival]:
    """Arrivals registered in the day."""
    found = Arrival.objects.standing().filter(recorded_at__gt=cut.since)
    return found.filter(recorded_at__lte=cut.until).select_related("dwelling")


def recent(cut: Cut) -> QuerySet[Arrival]:
    """Who has arrived within fourteen days and had not left again."""
    first = cut.day - timedelta(days=RECENT_DAYS)
    found = Arrival.objects.standing().filter(arrived_on__range=(first, cut.day))
    here = Q(left_again_on=None) | Q(left_again_on__gt=cut.day)
    return found.filter(here, recorded_at__lte=cut.until).select_related("dwelling")


def describe(arrival: Arrival) -> str:
    return f"{arrival.dwelling.address} · {arrival.origin} · {arrival.arrived_on:%Y-%m-%d}"


register(
    Figure(
        name="arrivals.recorded",
        label=_("Returnees registered"),
        definition=_("People registered today as having come back from elsewhere."),
        group=GROUP,
        order=310,
        rows=recorded,
        describe=describe,
        url=lambda arrival: reverse("screening:arrivals"),
        permission="screening.view_arrivals",
        flow=True,
    ),
    Figure(
        name="arrivals.key_area",
        label=_("Of them from key areas"),
        definition=_("Registered today, and their journey touched a key area on its days."),
        group=GROUP,
        order=320,
        rows=recorded,
        where=lambda cut: Q(key_area=True),
        within="arrivals.recorded",
        describe=describe,
        url=lambda arrival: reverse("screening:arrivals"),
        permission="screening.view_arrivals",
        flow=True,
    ),
)
register(
    Figure(
        name="arrivals.recent",
        label=_("Back within 14 days"),
        definition=_("Arrived within 14 days, registered by the cut-off, and not left again."),
        group=GROUP,
        order=322,
        rows=recent,
        describe=describe,
        url=lambda arrival: reverse("screening:arrival", args=[arrival.pk]),
        permission="screening.view_arrivals",
    ),
    Figure(
        name="arrivals.recent_key_area",
        label=_("Of them from key areas"),
        definition=_("Back within 14 days, and by their record from a key area."),
        group=GROUP,
        order=324,
        rows=recent,
        where=lambda cut: Q(key_area=True),
        within="arrivals.recent",
        describe=describe,
        url=lambda arrival: reverse("screening:arrival", args=[arrival.pk]),
        permission="screening.view_arrivals",
    ),
)
