"""Presence checks of the day, what they found, and who waits for a call; key zones."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.checks.models import Check, CheckTry, FollowUp
from wangdi.checks.rules import states
from wangdi.checks.words import Found, How
from wangdi.lib.figures import Cut, Figure, Text, register

GROUP = _("Presence checks")


def tries(cut: Cut) -> QuerySet[CheckTry]:
    """Every try of the day that stands; a household's own answer counts as one."""
    found = CheckTry.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.select_related("check_of__household")


def calls(cut: Cut) -> QuerySet[FollowUp]:
    found = FollowUp.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.select_related("check_of__household")


def waiting(cut: Cut) -> QuerySet[Check]:
    """Not met, and nobody has called yet, now."""
    rows = Check.objects.filter(state=states.CONTACT, opens_at__lte=cut.until)
    return rows.select_related("household")


def _tries(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"checks.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=tries,
        describe=lambda one: f"{one.check_of.household.address} · {one.get_found_display()}",
        url=lambda one: reverse("quarantine:episode", args=[one.check_of.episode_id]),
        permission="checks.view",
        flow=True,
        **more,  # type: ignore[arg-type]
    )


register(
    _tries("tries", 488, _("Presence checks made"),
           _("Video calls, knocks and locations answered in the day, each try once.")),
    _tries("met", 489, _("Met at home"), _("Of them those that found everybody at home."),
           where=lambda _cut: Q(found=Found.MET), within="checks.tries"),
    Figure(
        name="checks.called",
        label=_("Called first after a check"),
        definition=_("Households that were called and asked what they need, in the day."),
        group=GROUP,
        order=490,
        rows=calls,
        describe=lambda one: f"{one.check_of.household.address} · {How(one.how).label}",
        url=lambda one: reverse("quarantine:episode", args=[one.check_of.episode_id]),
        permission="checks.view",
        flow=True,
    ),
    Figure(
        name="checks.to_call",
        label=_("Still to be called first"),
        definition=_("Not met in a check, and nobody has called by the cut-off."),
        group=GROUP,
        order=491,
        rows=waiting,
        describe=lambda one: one.household.address,
        url=lambda one: reverse("checks:contact", args=[one.pk]),
        permission="checks.view",
        alarm=True,
    ),
)  # fmt: skip
