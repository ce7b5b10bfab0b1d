"""The doctor's list: whom to call first, and why."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.queries import doctor as queries
from wangdi.quarantine.queries import fevers
from wangdi.quarantine.rules import risk
from wangdi.quarantine.trend import Trend, trend
from wangdi.ui import paging

TONES = {risk.HIGH: ("cinnabar", "■"), risk.MIDDLE: ("amber", "▲"), risk.LOW: ("muted", "○")}


@dataclass(frozen=True, slots=True)
class Row:
    shown: queries.Shown
    trend: Trend | None
    label: str
    tone: str
    shape: str
    act_url: str
    fever: fevers.Standing | None


@page("quarantine.see_health")
def doctor(request: DeskRequest) -> HttpResponse:
    """Everybody at home by risk; each with the reasons for it and the trend of a week."""
    at = clock.now()
    ranked = queries.ranked(request.scope, at)
    shown = paging.pages(request, ranked)
    first = sum(one.risk.level == risk.HIGH for one in ranked)
    today = sum(one.risk.level == risk.MIDDLE for one in ranked)
    asked = queries.shown(request.scope, shown.rows, at)
    followed = fevers.standing([one.episode for one in asked], at)
    rows = [
        Row(
            one,
            trend(one.taken, at=at, span=queries.TREND, line=one.episode.section.fever["axillary"]),
            str(risk.LEVELS[one.level]),
            *TONES[one.level],
            _act(request, one),
            followed.get(one.episode.id),
        )
        for one in asked
    ]
    context = {"rows": rows, "page": shown, "first": first, "today": today}
    return render(request, "quarantine/doctor.html", context)


def _act(request: DeskRequest, one: queries.Shown) -> str:
    may = request.standing.allows("quarantine.record", one.episode.stamp)
    return reverse("quarantine:reading", args=[one.episode.id]) if may else ""
