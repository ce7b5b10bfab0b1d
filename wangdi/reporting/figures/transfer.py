"""What reports count of the handover: everybody of the day once, and who waits too long."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.duties.models import Duty
from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.transfer.actions.planning import RECEIVE
from wangdi.transfer.models import Handover, Movement

GROUP = _("Handover of returnees")
STEPS: tuple[tuple[str, str, Text, Text], ...] = (
    ("arrived", "arrive", _("Met at entry points"), _("Arrived at an entry point today.")),
    ("handed_over", "hand_over", _("Handed over with two signatures"),
     _("Both sides signed at the entry point today.")),
    ("received", "receive", _("Received by communities"),
     _("Received at the door today, with a second pair of signatures.")),
    ("referred", "refer", _("Sent on to the health side"),
     _("Fever or illness between the entry point and the door, today.")),
    ("not_come", "miss", _("Expected and not come"),
     _("Written down today, each with a reason.")),
)  # fmt: skip


def steps(cut: Cut) -> QuerySet[Movement]:
    """Steps of the reporting day that were not taken back."""
    made = Movement.objects.filter(recorded_at__gt=cut.since, recorded_at__lte=cut.until)
    return made.filter(annulled_at=None).select_related("handover__point")


def under_way(cut: Cut) -> QuerySet[Handover]:
    """Who is between an entry point and his home at the cut-off."""
    coming = Handover.objects.between().filter(arrived_at__lte=cut.until)
    return coming.select_related("point")


def overdue(cut: Cut) -> QuerySet[Duty]:
    """Who was not received within the hours of the rules."""
    due = Duty.objects.filter(kind=RECEIVE, due_at__lte=cut.until).exclude(settlement="withdrawn")
    return due.filter(Q(settled_at=None) | Q(settled_at__gt=cut.until))


def _step(order: int, name: str, act: str, label: Text, definition: Text) -> Figure:
    return Figure(
        name=f"transfer.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=steps,
        where=lambda cut: Q(act=act),
        describe=lambda step: f"{step.handover.point.name} · {step.handover.origin}",
        url=lambda step: reverse("transfer:one", args=[step.handover_id]),
        permission="transfer.view",
        flow=True,
    )


register(
    *(_step(350 + n * 2, *step) for n, step in enumerate(STEPS)),
    Figure(
        name="transfer.under_way",
        label=_("Between two places"),
        definition=_("Arrived at an entry point, and neither at home nor with the health side."),
        group=GROUP,
        order=364,
        rows=under_way,
        describe=lambda one: f"{one.point.name} · {one.origin}",
        url=lambda one: reverse("transfer:one", args=[one.pk]),
        permission="transfer.view",
    ),
    Figure(
        name="transfer.overdue",
        label=_("Not received in time"),
        definition=_("The hours from the entry point to the door have passed."),
        group=GROUP,
        order=366,
        rows=overdue,
        describe=lambda duty: duty.label,
        url=lambda duty: reverse("transfer:one", args=[duty.subject]),
        permission="transfer.view",
        alarm=True,
    ),
)
