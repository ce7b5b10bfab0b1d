"""The duty of a community to say, every day, that its report is complete."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wangdi.duties.actions import Draft
from wangdi.duties.kinds import DutyKind, register
from wangdi.duties.models import Duty
from wangdi.intake.stamps import Stamp
from wangdi.reporting.rules import days
from wangdi.territory.models import Place

KIND = "reporting.daily_report"
HAND_UP = "reporting.hand_up"


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
    ),
)
register(
    DutyKind(
        HAND_UP,
        _("Hand the day up"),
        "report",
        "duty_desk",
        act_url,
        climbs=("leader",),
    ),
)


def drafts(communities: Iterable[tuple[int, str]], day: date) -> list[Draft]:
    """One duty for each community (id, name) on `day`."""
    window = days.window(day)
    return [_draft(KIND, (unit, name), day, window, Stamp(unit)) for unit, name in communities]


def office_drafts(offices: Iterable[Place], stamps: Mapping[int, Stamp], day: date) -> list[Draft]:
    """One duty for each office that hands its day up; it belongs to where its word belongs."""
    window = days.office_window(day)
    return [
        _draft(HAND_UP, (one.id, one.name), day, window, stamps[one.id])
        for one in offices
        if one.id in stamps
    ]


def _draft(kind: str, unit: tuple[int, str], day: date, window: days.Window, stamp: Stamp) -> Draft:
    place, name = unit
    return Draft(
        kind,
        "community_day",
        days.subject(place, day),
        day.isoformat(),
        window.opens,
        window.due,
        window.missed,
        name,
        stamp=stamp,
    )
