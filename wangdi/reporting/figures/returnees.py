"""Who came back: registered today, and of them from key areas."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.lib.figures import Cut, Figure, register
from wangdi.screening.models import Arrival

GROUP = _("Returnees")


def recorded(cut: Cut) -> QuerySet[Arrival]:
    """Arrivals registered since the day began, up to the cut-off."""
    begins, _ends = clock.day_bounds(cut.day)
    found = Arrival.objects.standing().filter(recorded_at__gte=begins, recorded_at__lte=cut.until)
    return found.select_related("dwelling")


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
    ),
    Figure(
        name="arrivals.key_area",
        label=_("Of them from key areas"),
        definition=_("Registered today, and their journey touched a key area on its days."),
        group=GROUP,
        order=320,
        rows=lambda cut: recorded(cut).filter(key_area=True),
        describe=describe,
        url=lambda arrival: reverse("screening:arrivals"),
        permission="screening.view_arrivals",
    ),
)
