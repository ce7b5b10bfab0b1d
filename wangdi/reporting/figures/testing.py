"""Results of tests: how many came, how many were positive, what was not reported in time."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.testing.actions import REPORT_WITHIN
from wangdi.testing.models import PositiveReport, Result
from wangdi.testing.words import Outcome

GROUP = _("Test results")


def sampled(cut: Cut) -> QuerySet[Result]:
    """Samples taken on the day of the report."""
    found = Result.objects.filter(annulled_at=None, sampled_on=cut.day)
    return found.select_related("person__household")


def known(cut: Cut) -> QuerySet[Result]:
    """Results that became known here today."""
    found = Result.objects.filter(annulled_at=None, known_at__gt=cut.since)
    told = found.filter(known_at__lte=cut.until).exclude(outcome=Outcome.PENDING)
    return told.select_related("person__household")


def unreported(cut: Cut) -> QuerySet[Result]:
    """Positive ones that nobody had reported two hours after they became known."""
    told = PositiveReport.objects.filter(
        result=OuterRef("pk"),
        annulled_at=None,
        reported_at__lte=OuterRef("known_at") + REPORT_WITHIN,
    )
    late = known(cut).filter(known_at__lte=cut.until - REPORT_WITHIN)
    return late.filter(~Exists(told), outcome=Outcome.POSITIVE)


def pending(cut: Cut) -> QuerySet[Result]:
    """Samples without a result at the cut-off, a day and more after they were taken."""
    day_before = cut.day - timedelta(days=1)
    found = Result.objects.filter(annulled_at=None, sampled_on__lte=day_before)
    waiting = Q(outcome=Outcome.PENDING) | Q(known_at__gt=cut.until)
    return found.filter(waiting).select_related("person__household")


def _figure(
    name: str, order: int, rows: object, label: Text, definition: Text, **more: object
) -> Figure:
    return Figure(
        name=f"testing.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=rows,  # type: ignore[arg-type]
        describe=lambda one: one.person.household.address,
        url=lambda one: reverse("testing:result", args=[one.pk]),
        permission="testing.view",
        **more,  # type: ignore[arg-type]
    )


register(
    _figure("sampled", 390, sampled, _("Samples taken"),
            _("Samples taken on this day, whatever came of them."), flow=True),
    _figure("known", 391, known, _("Results that came"),
            _("Results that became known here today."), flow=True),
    _figure("positive", 392, known, _("Of them positive"),
            _("Positive results that became known here today."),
            where=lambda cut: Q(outcome=Outcome.POSITIVE), within="testing.known", flow=True,
            alarm=True),
    _figure("unreported", 393, unreported, _("Positive, not reported within 2 hours"),
            _("Positive results of today that were not reported within two hours."),
            within="testing.positive", flow=True, alarm=True),
    _figure("pending", 394, pending, _("Samples without a result"),
            _("Taken the day before or earlier, and no result at the cut-off.")),
)  # fmt: skip
