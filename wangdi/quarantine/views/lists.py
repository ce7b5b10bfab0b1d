"""The line lists: who, why, whose turn, and the act on the row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries import lines
from wangdi.quarantine.rules import days, watch
from wangdi.quarantine.views.fetching import SEE_HEALTH
from wangdi.ui import paging

ACTS: dict[str, tuple[str, str | Promise, str]] = {
    "fever": ("quarantine:reading", _("Measure again"), "quarantine.record"),
    "late": ("quarantine:reading", _("Record"), "quarantine.record"),
    "due": ("quarantine:reading", _("Record"), "quarantine.record"),
    "silent": ("quarantine:reading", _("Record"), "quarantine.record"),
    "decide": ("quarantine:decide", _("Decide"), "quarantine.decide"),
    "team": ("quarantine:team", _("Assign"), "quarantine.assign"),
    "serve": ("quarantine:serve", _("Serve the notice"), "quarantine.serve"),
    "release": ("quarantine:release", _("Prepare the release"), "quarantine.prepare_release"),
    "overdue": ("quarantine:release", _("Prepare the release"), "quarantine.prepare_release"),
}
TONES = {"fever": "cinnabar", "overdue": "cinnabar", "late": "amber", "silent": "amber"}
SHAPES = {"fever": "■", "overdue": "▲", "late": "▲", "silent": "▲"}


@dataclass(frozen=True, slots=True)
class Reason:
    label: str | Promise
    tone: str
    shape: str


@dataclass(frozen=True, slots=True)
class Row:
    """One person on a list: why, which day it is, and what can be done from here."""

    episode: Episode
    reasons: list[Reason]
    day: int
    of: int
    act_url: str = ""
    act_label: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str | Promise
    count: int
    current: bool


@page("quarantine.view")
def lists(request: DeskRequest) -> HttpResponse:
    at = clock.now()
    found = lines.lines(request.scope, at)
    names = [name for name in watch.LISTS if _may_see(request, name)]
    urgent = next((name for name in names if found.count(name)), "open")
    name = request.GET.get("list", "")
    name = name if name in names else urgent
    shown = paging.pages(request, found.on[name])
    rows = _rows(request, name, found, shown.rows, at=at)
    tabs = [Tab(one, watch.LISTS[one], found.count(one), one == name) for one in names]
    context = {"tabs": tabs, "rows": rows, "page": shown, "current": watch.LISTS[name]}
    return render(request, "quarantine/lists.html", context | {"total": found.count("open")})


def _may_see(request: DeskRequest, name: str) -> bool:
    return name not in watch.HEALTH_LISTS or request.standing.holds(SEE_HEALTH)


def _rows(
    request: DeskRequest, name: str, found: lines.Lines, wanted: Sequence[UUID], *, at: datetime
) -> list[Row]:
    today = clock.day_of(at)
    rows = []
    for episode in lines.shown(request.scope, wanted):
        why = [one for one in watch.LISTS if one in found.why[episode.id] and one != "open"]
        seen = [one for one in why if _may_see(request, one)]
        act_on = name if name in ACTS else next((one for one in seen if one in ACTS), "")
        url, label = _act(request, act_on, episode)
        reasons = [
            Reason(watch.LISTS[one], TONES.get(one, "qing"), SHAPES.get(one, "◐")) for one in seen
        ]
        day = days.day_number(episode.day_zero, today)
        of = (episode.last_day - episode.day_zero).days
        rows.append(Row(episode, reasons, day, of, url, label))
    return rows


def _act(request: DeskRequest, name: str, episode: Episode) -> tuple[str, str | Promise]:
    if name not in ACTS or not request.standing.holds(ACTS[name][2]):
        return "", ""
    return reverse(ACTS[name][0], args=[episode.id]), ACTS[name][1]
