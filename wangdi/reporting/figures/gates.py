"""Gates in the day: who crossed, was turned back, was new there, was hot; who must come."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.gates.models import Alarm, Tally
from wangdi.gates.models.crossings import PASSING
from wangdi.lib import clock
from wangdi.lib.figures import Cut, Figure, Text, register

GROUP = _("Gates")
PASSED = Q(outcome__in=PASSING)
OUTSIDERS = PASSED & Q(direction="in", who="guest")


def tallies(cut: Cut) -> QuerySet[Tally]:
    """The hours of the day, each gate and sort apart: half a million crossings are never read."""
    return Tally.objects.filter(hour__gte=cut.since, hour__lt=cut.until, crossings__gt=0)


def alarms(cut: Cut) -> QuerySet[Alarm]:
    rows = Alarm.objects.filter(at__gt=cut.since, at__lte=cut.until, withdrawn_at=None)
    return rows.select_related("checkpoint")


def _crossings(
    name: str, order: int, label: Text, definition: Text, where: Q, **more: object
) -> Figure:
    return Figure(
        name=f"gates.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=tallies,
        where=lambda _cut: where,
        describe=lambda one: f"{clock.local(one.hour):%H:%M} · {one.direction} · {one.crossings}",
        url=lambda one: reverse("gates:gate", args=[one.checkpoint]),
        permission="gates.view",
        flow=True,
        **{"amount": "crossings", **more},  # type: ignore[arg-type]
    )


register(
    _crossings("crossings", 530, _("Crossings at gates"),
               _("Everybody who was let in or out at a checkpoint in the day."), PASSED),
    _crossings("refused", 531, _("Turned back at gates"),
               _("Refusals at checkpoints in the day, whatever the reason."), Q(outcome="refuse")),
    _crossings("outsiders", 532, _("Outsiders registered at gates"),
               _("Of those let in, the ones who do not live in the place."), OUTSIDERS,
               within="gates.crossings"),
    _crossings("fevers", 533, _("Fevers at gates"),
               _("Hot twice at a checkpoint in the day; a doctor was called."),
               Q(code="fever"), alarm=True),
    _crossings("vehicles", 534, _("Vehicles at gates"),
               _("Crossings with a number plate written down."), PASSED, amount="vehicles"),
    Figure(
        name="gates.alarms",
        label=_("Alarms at gates still open"),
        definition=_("Somebody held, hot or with a doubtful pass at a gate, not answered yet."),
        group=GROUP,
        order=535,
        rows=alarms,
        where=lambda _cut: Q(answered_at=None),
        describe=lambda one: f"{one.checkpoint.name} · {one.get_kind_display()}",
        url=lambda one: reverse("gates:alarm", args=[one.pk]),
        permission="gates.answer",
        alarm=True,
    ),
)  # fmt: skip
