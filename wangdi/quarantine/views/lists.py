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
from wangdi.quarantine.views.filtering import Filter, chosen
from wangdi.ui import paging

LOOK, DECIDE = "quarantine.look_at_home", "quarantine.decide"
RECORD, PREPARE = "quarantine.record", "quarantine.prepare_release"
ACTS: dict[str, tuple[str, str | Promise, str]] = {
    "fever": ("quarantine:fever", _("See the fever"), SEE_HEALTH),
    "symptoms": ("quarantine:fever", _("See the symptoms"), SEE_HEALTH),
    "overdue": ("quarantine:release", _("Prepare the release"), PREPARE),
    "silent": ("quarantine:reading", _("Record"), RECORD),
    "late": ("quarantine:reading", _("Record"), RECORD),
    "team": ("quarantine:team", _("Assign"), "quarantine.assign"),
    "home": ("quarantine:suitability", _("Look at the home"), LOOK),
    "unsuitable": ("quarantine:decide", _("Decide"), DECIDE),
    "decide": ("quarantine:decide", _("Decide"), DECIDE),
    "serve": ("quarantine:serve", _("Serve the notice"), "quarantine.serve"),
    "release": ("quarantine:release", _("Prepare the release"), PREPARE),
    "due": ("quarantine:reading", _("Record"), RECORD),
}
TONES = {
    "fever": ("cinnabar", "■"),
    "symptoms": ("amber", "■"),
    "overdue": ("cinnabar", "▲"),
    "late": ("amber", "▲"),
    "silent": ("amber", "▲"),
    "objection": ("amber", "◐"),
    "team": ("amber", "▲"),
    "unsuitable": ("amber", "▲"),
    "suspended": ("indigo", "○"),
}
GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Health"), ("fever", "symptoms", "silent", "late", "due", "reducer", "suspended")),
    (_("Before the days begin"), ("home", "unsuitable", "decide", "team", "serve")),
    (_("The office's turn"), ("overdue", "release", "objection")),
    (_("Everybody"), ("open",)),
)


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
    url: str


@page("quarantine.view")
def lists(request: DeskRequest) -> HttpResponse:
    """The most urgent list that holds somebody, or the one that is asked for."""
    at, picked = clock.now(), chosen(request)
    found = lines.lines(request.scope, at, picked.keeps)
    names = [name for name in watch.LISTS if _may_see(request, name)]
    urgent = next((name for name in names if found.count(name)), "open")
    name = request.GET.get("list", "")
    name = name if name in names else urgent
    shown = paging.pages(request, found.on[name])
    context = {
        "groups": _groups(request, found, names, name),
        "rows": _rows(request, name, found, shown.rows, at=at),
        "page": shown,
        "name": name,
        "current": watch.LISTS[name],
        "total": found.count("open"),
        "sees_health": request.standing.holds(SEE_HEALTH),
        "in_bulk": name == "team" and request.standing.holds("quarantine.assign"),
        **_filters(picked, found),
    }
    return render(request, "quarantine/lists.html", context)


def _filters(picked: Filter, found: lines.Lines) -> dict[str, object]:
    return {
        "communities": picked.communities(found),
        "grids": picked.grids(found),
        "picked": picked,
        "words": picked.words(),
    }


def _groups(
    request: DeskRequest, found: lines.Lines, names: Sequence[str], current: str
) -> list[tuple[str | Promise, list[Tab]]]:
    """The lists under their heads, each with its number; the filter stays."""
    groups = []
    for head, members in GROUPS:
        tabs = [
            Tab(
                one,
                watch.LISTS[one],
                found.count(one),
                one == current,
                paging.with_parameters(request, list=one, page=None),
            )
            for one in members
            if one in names
        ]
        groups.append((head, tabs))
    return groups


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
        url, label = _act(request, _turn(name, seen), episode)
        reasons = [Reason(watch.LISTS[one], *TONES.get(one, ("qing", "◐"))) for one in seen]
        day = days.day_number(episode.day_zero, today)
        of = (episode.last_day - episode.day_zero).days
        rows.append(Row(episode, reasons, day, of, url, label))
    return rows


def _turn(name: str, seen: Sequence[str]) -> str:
    """What to do first: what the list is for, but a home is looked at before it is decided."""
    if name in ("decide", "open") and "home" in seen:
        return "home"
    return name if name in ACTS else next((one for one in seen if one in ACTS), "")


def _act(request: DeskRequest, name: str, episode: Episode) -> tuple[str, str | Promise]:
    if name not in ACTS or not request.standing.holds(ACTS[name][2]):
        return "", ""
    return reverse(ACTS[name][0], args=[episode.id]), ACTS[name][1]
