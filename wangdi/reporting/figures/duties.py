"""The office's own punctuality: what was due in the day, done in time, late, missed."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.duties.models import Duty
from wangdi.lib.figures import Cut, Figure, Share, Sum, Text, register, tie

GROUP = _("Duties")


def due(cut: Cut) -> QuerySet[Duty]:
    """Due in the day; withdrawn ones were not."""
    found = Duty.objects.filter(due_at__gt=cut.since, due_at__lte=cut.until)
    return found.exclude(settlement="withdrawn")


def settled(cut: Cut) -> Q:
    return Q(settled_at__lte=cut.until)


def unsettled(cut: Cut) -> Q:
    """Neither done nor waived by the cut-off."""
    return Q(settled_at=None) | Q(settled_at__gt=cut.until)


def _duties(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    given = {"keeps_rows": False, **more}
    return Figure(
        name=f"duties.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=due,
        describe=lambda duty: duty.label,
        url=lambda duty: reverse("duties:one", args=[duty.pk]),
        permission="duties.view_who_has_not",
        flow=True,
        **given,  # type: ignore[arg-type]
    )


register(
    _duties("due", 900, _("Duties due"), _("Duties that fell due in the day.")),
    _duties(
        "done",
        901,
        _("Done in time"),
        _("Of them done no later than they were due."),
        where=lambda cut: Q(settlement="done", settled_at__lte=F("due_at")) & settled(cut),
    ),
    _duties(
        "done_late",
        902,
        _("Done late"),
        _("Of them done, but after they were due."),
        where=lambda cut: Q(settlement="done", settled_at__gt=F("due_at")) & settled(cut),
    ),
    _duties(
        "waived",
        903,
        _("Waived"),
        _("Of them released with a reason."),
        where=lambda cut: Q(settlement="waived") & settled(cut),
    ),
    _duties(
        "late",
        910,
        _("Duties late"),
        _("Duties due today that nobody had settled when they were due."),
        where=unsettled,
        keeps_rows=True,
        alarm=True,
    ),
    _duties(
        "missed",
        911,
        _("Of them missed"),
        _("Late ones whose whole window has passed."),
        where=lambda cut: unsettled(cut) & Q(missed_at__lte=cut.until),
        within="duties.late",
        alarm=True,
    ),
    Share(
        name="duties.on_time",
        label=_("Done in time"),
        definition=_("Duties done in time in all that fell due."),
        order=912,
        part="duties.done",
        whole="duties.due",
    ),
)
tie(Sum("duties.due", ("duties.done", "duties.done_late", "duties.waived", "duties.late")))
