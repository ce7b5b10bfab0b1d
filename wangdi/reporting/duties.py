"""The duty of a community to say, every day, that its report is complete."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.actions import Draft
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.intake.stamps import Stamp
from wangdi.reporting import rules

KIND = "reporting.daily_report"


def _left(count: int) -> str:
    left = ngettext(
        "%(n)d community has not signed its day",
        "%(n)d communities have not signed their day",
        count,
    )
    return left % {"n": count}


def act_url(duty: Duty) -> str:
    return reverse("reporting:day", args=[duty.slot])


register(
    DutyKind(
        KIND,
        _("Daily report"),
        "report",
        "community_secretary",
        act_url,
        climbs=("duty_desk", "leader"),
        left=_left,
    )
)


def drafts(communities: Iterable[tuple[int, str]], day: date) -> list[Draft]:
    """One duty for each community (id, name) on `day`."""
    window = rules.window(day)
    return [
        Draft(
            KIND,
            "community_day",
            rules.subject(community, day),
            day.isoformat(),
            window.opens,
            window.due,
            window.missed,
            name,
            stamp=Stamp(community),
        )
        for community, name in communities
    ]
