"""Who came back: registered today, and of them from key areas."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, register
from wangdi.screening.models import Arrival

GROUP = _("Returnees")


def recorded(cut: Cut) -> QuerySet[Arrival]:
    """Arrivals registered in the day."""
    found = Arrival.objects.standing().filter(recorded_at__gt=cut.since)
    return found.filter(recorded_at__lte=cut.until).select_related("dwelling")


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
