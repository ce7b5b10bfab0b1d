"""Rounds: the list, one with its coverage, its doors, and opening or closing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.screening import outcomes, queries
from wangdi.screening.forms.ending import RoundReasonForm
from wangdi.screening.forms.rounds import RoundForm
from wangdi.screening.models import CanvassRound, Outcome
from wangdi.ui import asking, paging, tables

WORDS = {
    **dict(Outcome.choices),
    queries.NOT_VISITED: gettext_lazy("Nobody knocked yet"),
    queries.GAP: gettext_lazy("Not done"),
    queries.REVISIT: gettext_lazy("To be knocked at again now"),
}
UNIT_WORDS = {
    "community": gettext_lazy("By community"),
    "grid": gettext_lazy("By grid"),
    "building": gettext_lazy("By building"),
}
LIST = 50
EARLIER = 12
MOST = 300
"""Units on one page; those with most left to do come first."""


@page("screening.view")
def rounds(request: DeskRequest) -> HttpResponse:
    """Every round through one's places, the running ones with their coverage."""
    found = list(queries.rounds(request.scope).select_related("campaign", "series")[:LIST])
    rows = [(one, queries.coverage(request.scope, one) if one.is_open() else None) for one in found]
    context = {
        "rounds": rows,
        "running": [one for one in found if one.is_open()],
        "campaigns": queries.campaigns(request.scope)[:LIST],
        "series": queries.series(request.scope, clock.today()),
        "may_open": request.standing.holds("screening.open_round"),
    }
    return render(request, "screening/rounds.html", context)


@page("screening.view")
def one(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """A round: coverage by unit, the worst first; every number opens to its doors."""
    canvass = visible_round(request.scope, round_id)
    by = request.GET.get("by", "")
    by = by if by in queries.UNITS else unit_for(request.scope)
    units = queries.coverage_by(request.scope, canvass, by)
    context = {
        "round": canvass,
        "units": units[:MOST],
        "more": max(len(units) - MOST, 0),
        "total": queries.total(units),
        "by": by,
        "units_words": UNIT_WORDS.items(),
        "states": [(state, WORDS[state]) for state in queries.STATES],
        "replies": queries.reply_counts(request.scope, canvass),
        "found": queries.found_doors(request.scope, canvass),
        "swept": CanvassRound.objects.filter(id__in=canvass.sweeps),
        "may_allot": canvass.is_open() and request.standing.holds("screening.allot"),
        "may_sheets": canvass.is_open() and request.standing.holds("screening.sheets"),
        "may_close": canvass.is_open() and request.standing.holds("screening.open_round"),
        "may_visit": _may_visit(request, canvass),
    }
    return render(request, "screening/round.html", context)


@page("screening.view")
def doors(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """Doors behind one number of a round, in walking order."""
    canvass = visible_round(request.scope, round_id)
    state = request.GET.get("state", "")
    state = state if state in WORDS else ""
    found = queries.doors(request.scope, canvass, state)
    for unit in queries.UNITS:
        number = asking.number(request.GET.get(unit))
        if number is not None:
            found = found.filter(**{f"{unit}_id": number})
    worker = request.GET.get("worker", "")
    if worker:
        found = found.filter(queries.of_worker(canvass, worker))
    shown = paging.keyset(request, found, by=("sort_key", "id"))
    labels = {"community": _("One community"), "grid": _("One grid"), "building": _("One building")}
    labels["worker"] = _("One worker")
    context = {
        "round": canvass,
        "page": shown,
        "rows": [(door, _answer(door)) for door in shown.rows],
        "heading": WORDS.get(state, _("All doors")),
        "words": tables.words(request, {**labels, "state": WORDS.get(state, "")}),
        "covered": outcomes.COVERED,
        "may_visit": request.standing.holds("screening.visit"),
    }
    return render(request, "screening/doors.html", context)


@page("screening.open_round", methods=("GET", "POST"))
def open_round(request: DeskRequest) -> HttpResponse:
    """Open a round, or with `?after=` a sweep over what that round left; its places, its days."""
    earlier = list(queries.rounds(request.scope).order_by("-opened_at")[:EARLIER])
    after = next((one for one in earlier if str(one.id) == request.GET.get("after")), None)
    initial: dict[str, Any] = {}
    if after is not None:
        said = _("Final sweep after %(round)s") % {"round": after.name}
        initial = {"name": said[:100], "sweeps": [after.id], "places": after.places}
    form = RoundForm(request.POST or None, scope=request.scope, earlier=earlier, initial=initial)
    form.campaign = after.campaign_id if after and after.campaign_id else None
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("The round is open; every door has its duty."))
        return redirect("screening:round", form.answer.subject)
    return render(request, "screening/open_round.html", {"form": form, "after": after})


@page("screening.open_round", methods=("GET", "POST"))
def close_round(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """Close a round, after showing what stays undone."""
    canvass = visible_round(request.scope, round_id)
    form = RoundReasonForm(request.POST or None, canvass=canvass)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The round is closed."))
        return redirect("screening:round", canvass.id)
    context = {
        "form": form,
        "round": canvass,
        "total": queries.coverage(request.scope, canvass),
    }
    return render(request, "screening/close_round.html", context)


def _answer(door: Any) -> str | Promise:
    """What a door of `queries.doors` last answered, in words."""
    return WORDS[door.outcome or queries.NOT_VISITED]


def _may_visit(request: DeskRequest, canvass: CanvassRound) -> bool:
    return canvass.is_running(clock.today()) and request.standing.holds("screening.visit")


def visible_round(scope: Scope, round_id: UUID) -> CanvassRound:
    """The round, where it goes through the scope; else there is none."""
    return get_object_or_404(queries.rounds(scope), id=round_id)


def unit_for(scope: Scope) -> str:
    """What to count by: communities for many, grids for one, buildings for less."""
    if len(scope.communities) > 1:
        return "community"
    return "grid" if scope.communities else "building"
