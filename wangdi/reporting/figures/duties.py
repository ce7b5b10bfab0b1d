"""The office's own punctuality."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.lib.figures import Cut, Figure, register


def late(cut: Cut) -> QuerySet[Duty]:
    """Due today, and neither done nor waived by the cut-off."""
    begins, _ends = clock.day_bounds(cut.day)
    unsettled = Q(settled_at=None) | Q(settled_at__gt=cut.until)
    return Duty.objects.filter(unsettled, due_at__gte=begins, due_at__lt=cut.until)


register(
    Figure(
        name="duties.late",
        label=_("Duties late"),
        definition=_("Duties due today that nobody had settled when they were due."),
        group=_("Duties"),
        order=910,
        rows=late,
        describe=lambda duty: duty.label,
        url=lambda duty: "",
        permission="duties.view_who_has_not",
        alarm=True,
    ),
)
