"""What reports count of the hotline: what came in, what was answered, and in time."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.hotline.models import Ticket
from wangdi.lib.figures import Cut, Figure, Share, Text, register

GROUP = _("Hotline")


def received(cut: Cut) -> QuerySet[Ticket]:
    """Tickets written down in the reporting day."""
    found = Ticket.objects.filter(annulled_at=None)
    return found.filter(recorded_at__gt=cut.since, recorded_at__lte=cut.until)


def replied(cut: Cut) -> QuerySet[Ticket]:
    """Tickets whose callers were answered in the reporting day."""
    found = Ticket.objects.filter(annulled_at=None)
    return found.filter(replied_at__gt=cut.since, replied_at__lte=cut.until)


def waiting(cut: Cut) -> QuerySet[Ticket]:
    """Tickets whose callers had no answer at the cut-off."""
    told = Ticket.objects.filter(annulled_at=None, recorded_at__lte=cut.until)
    return told.filter(Q(replied_at=None) | Q(replied_at__gt=cut.until))


def _figure(
    name: str, order: int, rows: object, label: Text, definition: Text, **more: object
) -> Figure:
    return Figure(
        name=f"hotline.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=rows,  # type: ignore[arg-type]
        describe=lambda one: f"{one.number} · {one.get_kind_display()}",
        url=lambda one: reverse("hotline:ticket", args=[one.pk]),
        permission="hotline.view",
        **more,  # type: ignore[arg-type]
    )


register(
    _figure("received", 510, received, _("Tickets received"),
            _("Told by telephone, in person or on the page today."), flow=True),
    _figure("tips", 512, received, _("Of them tips about returns"),
            _("Somebody is said to have come back and not to be registered."),
            where=lambda cut: Q(kind="return_tip"), within="hotline.received", flow=True),
    _figure("replied", 514, replied, _("Callers answered"),
            _("Told today what came of their ticket."), flow=True),
    _figure("in_time", 516, replied, _("Of them in time"),
            _("Within the hours of their class, counted from the first word."),
            where=lambda cut: Q(replied_at__lte=F("due_at")), within="hotline.replied", flow=True),
    Share(name="hotline.in_time_share", label=_("Answered in time"),
          definition=_("Of those answered today, how many within their hours."),
          order=518, part="hotline.in_time", whole="hotline.replied"),
    _figure("false", 520, replied, _("Shown to be false"),
            _("Answered today and marked false, each with what shows it."),
            where=lambda cut: Q(verdict="false"), within="hotline.replied", flow=True),
    _figure("late", 522, waiting, _("Callers who wait too long"),
            _("No answer at the cut-off, and the hours of the class have passed."),
            where=lambda cut: Q(due_at__lte=cut.until), alarm=True),
)  # fmt: skip
