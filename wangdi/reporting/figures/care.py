"""What was brought to homes: services in their units, lifelines, what is late or wrong."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.care.models import Order
from wangdi.lib.figures import Cut, Figure, Share, Text, register

GROUP = _("Care of homes")
KINDS: tuple[tuple[str, Text], ...] = (
    ("groceries", _("Of them groceries and daily goods")),
    ("vegetables", _("Of them love vegetables")),
    ("medicine", _("Of them medicine")),
    ("waste", _("Of them waste")),
    ("disinfection", _("Of them disinfection of homes")),
    ("call", _("Of them telephone calls")),
    ("trip", _("Of them trips to a hospital")),
    ("counselling", _("Of them talks")),
)


def brought(cut: Cut) -> QuerySet[Order]:
    """What was at the door in the reporting day."""
    found = Order.objects.filter(annulled_at=None, delivered_at__gt=cut.since)
    return found.filter(delivered_at__lte=cut.until).select_related("household")


def ever(cut: Cut) -> QuerySet[Order]:
    """What was at the door from the beginning to the cut-off."""
    found = Order.objects.filter(annulled_at=None, delivered_at__lte=cut.until)
    return found.select_related("household")


def waiting(cut: Cut) -> QuerySet[Order]:
    """What was asked for and not at the door at the cut-off, unless it was called off."""
    asked = Order.objects.filter(annulled_at=None, asked_at__lte=cut.until)
    asked = asked.exclude(state__in=("cancelled", "declined"))
    found = asked.filter(Q(delivered_at=None) | Q(delivered_at__gt=cut.until))
    return found.select_related("household")


def wrong(cut: Cut) -> QuerySet[Order]:
    """Told as a problem and not mended now."""
    found = Order.objects.filter(annulled_at=None, state="problem", since__lte=cut.until)
    return found.select_related("household")


def _told(one: Order) -> str:
    return one.number if one.private else f"{one.label} · {one.household.address}"


def _figure(
    name: str, order: int, rows: object, label: Text, definition: Text, **more: object
) -> Figure:
    return Figure(
        name=f"care.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=rows,  # type: ignore[arg-type]
        describe=_told,
        url=lambda one: reverse("care:order", args=[one.pk]),
        permission="care.view",
        **more,  # type: ignore[arg-type]
    )


def _kind(at: int, code: str, label: Text) -> Figure:
    return _figure(
        *(code, 442 + at, brought, label, _("Orders of this kind that were at the door today.")),
        where=lambda cut: Q(kind=code),
        within="care.services",
        flow=True,
    )


register(
    _figure("services", 440, brought, _("Doorstep services"),
            _("Orders of homes that were brought or done today."), flow=True),
    *(_kind(at, *kind) for at, kind in enumerate(KINDS)),
    _figure("vegetables_kg", 452, brought, _("Love vegetables, kg"),
            _("Kilograms of love vegetables that were at the doors today."),
            where=lambda cut: Q(kind="vegetables", unit="kg"), amount="amount", flow=True,
            keeps_rows=False),
    _figure("in_time", 454, brought, _("Brought by the promised time"),
            _("Of today's services those that came by the promised time."),
            where=lambda cut: Q(delivered_at__lte=F("due_at")), within="care.services", flow=True),
    Share(name="care.in_time_share", label=_("Brought in time"),
          definition=_("Of today's services, how many came by the promised time."),
          order=455, part="care.in_time", whole="care.services"),
    _figure("confirmed", 456, brought, _("Confirmed by the household"),
            _("Of today's services those that the household confirmed."),
            where=lambda cut: Q(confirmed_at__lte=cut.until), within="care.services", flow=True),
    _figure("lifelines", 458, brought, _("Lifelines brought"),
            _("Dialysis, labour, cancer therapy, insulin, baby milk: brought today."),
            where=lambda cut: Q(lifeline=True), within="care.services", flow=True),
    _figure("waiting", 460, waiting, _("Homes wait for something"),
            _("Orders asked for and not at the door at the cut-off.")),
    _figure("late", 462, waiting, _("Promises to homes that are late"),
            _("Not at the door at the cut-off, and the promised time has passed."),
            where=lambda cut: Q(due_at__lte=cut.until), within="care.waiting", alarm=True),
    _figure("lifelines_late", 464, waiting, _("Lifelines that are late"),
            _("Lifeline orders not there at the cut-off, and the promised time has passed."),
            where=lambda cut: Q(due_at__lte=cut.until, lifeline=True), within="care.late",
            alarm=True),
    _figure("problems", 466, wrong, _("Problems not mended"),
            _("A household told a problem with what was brought, and it is not mended.")),
    _figure("services_ever", 470, ever, _("Doorstep services since the beginning"),
            _("Orders of homes that were brought or done up to the cut-off."), keeps_rows=False,
            never_falls=True),
    _figure("vegetables_ever_kg", 472, ever, _("Love vegetables since the beginning, kg"),
            _("Kilograms of love vegetables that were at the doors up to the cut-off."),
            where=lambda cut: Q(kind="vegetables", unit="kg"), amount="amount", keeps_rows=False,
            never_falls=True),
)  # fmt: skip
