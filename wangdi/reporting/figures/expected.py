"""Who declared to come, and vehicles back from elsewhere."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, register
from wangdi.screening.models import SETTLING, Expected, ReturnedVehicle, VehicleReport

GROUP = _("Advance declarations and vehicles")


def of_the_day(cut: Cut) -> QuerySet[Expected]:
    """Who was to arrive on the day, but for those who withdrew before it."""
    told = Expected.objects.filter(arrives_on=cut.day, declaration__made_at__lte=cut.until)
    return told.exclude(closed_how__in=("withdrawn", "mistake")).select_related("declaration")


def not_shown_up(cut: Cut) -> QuerySet[Expected]:
    """Whose day was before this one, and whom nobody had seen or heard of by the cut-off."""
    waited = Q(closed_at=None) | Q(closed_at__gt=cut.until)
    told = Expected.objects.filter(waited, arrives_on__lt=cut.day)
    return told.filter(declaration__made_at__lte=cut.until).select_related("declaration")


def returned(cut: Cut) -> QuerySet[ReturnedVehicle]:
    """Vehicles logged in the day."""
    found = ReturnedVehicle.objects.standing().filter(recorded_at__gt=cut.since)
    return found.filter(recorded_at__lte=cut.until)


def not_followed_up(cut: Cut) -> QuerySet[ReturnedVehicle]:
    """Vehicles logged by the cut-off of whose people nobody had found out."""
    reports = VehicleReport.objects.filter(
        vehicle=OuterRef("pk"), annulled_at=None, finding__in=SETTLING, at__lte=cut.until
    )
    found = ReturnedVehicle.objects.standing().filter(recorded_at__lte=cut.until)
    return found.filter(~Exists(reports))


def describe(one: Expected) -> str:
    return f"{one.arrives_on:%Y-%m-%d} · {one.declaration.origin}"


def declaration(one: Expected) -> str:
    return reverse("screening:declaration", args=[one.declaration_id])


def describe_vehicle(one: ReturnedVehicle) -> str:
    return f"{one.returned_on:%Y-%m-%d} · {one.origin} · {one.stands_at}"


def vehicle(one: ReturnedVehicle) -> str:
    return reverse("screening:vehicle", args=[one.pk])


register(
    Figure(
        name="expected.today",
        label=_("Expected to arrive today"),
        definition=_("People of advance declarations whose day this is, withdrawn ones left out."),
        group=GROUP,
        order=330,
        rows=of_the_day,
        describe=describe,
        url=declaration,
        permission="screening.view_expected",
        flow=True,
    ),
    Figure(
        name="expected.arrived",
        label=_("Of them arrived"),
        definition=_("Expected today and registered as arrived by the cut-off."),
        group=GROUP,
        order=332,
        rows=of_the_day,
        where=lambda cut: Q(closed_how="arrived", closed_at__lte=cut.until),
        within="expected.today",
        describe=describe,
        url=declaration,
        permission="screening.view_expected",
        flow=True,
    ),
    Figure(
        name="expected.not_shown_up",
        label=_("Expected before today and not shown up"),
        definition=_("Their day has passed, and nobody has seen or heard of them yet."),
        group=GROUP,
        order=334,
        rows=not_shown_up,
        describe=describe,
        url=declaration,
        permission="screening.view_expected",
        alarm=True,
    ),
    Figure(
        name="vehicles.returned",
        label=_("Vehicles back from elsewhere"),
        definition=_("Vehicles logged today as having come back from elsewhere."),
        group=GROUP,
        order=340,
        rows=returned,
        describe=describe_vehicle,
        url=vehicle,
        permission="screening.view_vehicles",
        flow=True,
    ),
    Figure(
        name="vehicles.not_followed_up",
        label=_("Vehicles not followed up"),
        definition=_("Logged by the cut-off, and nobody has found out who came with them."),
        group=GROUP,
        order=342,
        rows=not_followed_up,
        describe=describe_vehicle,
        url=vehicle,
        permission="screening.view_vehicles",
    ),
)
