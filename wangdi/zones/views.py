"""Key zones: the list, one with its days and who has not answered, opening and closing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.screening.models import Outcome
from wangdi.ui import paging
from wangdi.zones import queries
from wangdi.zones.forms import CloseForm, ZoneForm
from wangdi.zones.models import KeyZone

MOST = 50
STATES = {
    "running": ("open", gettext_lazy("Visited daily")),
    "ahead": ("upcoming", gettext_lazy("Still to begin")),
    "ended": ("done", gettext_lazy("Ended by itself")),
    "closed": ("done", pgettext_lazy("of a key zone", "Closed")),
}


@page("zones.view")
def zones(request: DeskRequest) -> HttpResponse:
    """Every zone through one's places with today's visits."""
    today = clock.today()
    found = list(queries.zones(request.scope)[:MOST])
    running = [zone for zone in found if zone.is_running(today)]
    days = queries.days_by_zone(request.scope, running) if running else {}
    rows = [(zone, STATES[zone.state_on(today)], _today(days.get(zone.id, []))) for zone in found]
    left = sum(day.doors - day.done for _zone, _state, day in rows if day)
    context = {
        "rows": rows,
        "running": len(running),
        "left": left,
        "may_open": request.standing.holds("zones.open"),
    }
    return render(request, "zones/zones.html", context)


@page("zones.view")
def zone(request: DeskRequest, zone_id: UUID) -> HttpResponse:
    """One zone: today's list of who has not answered, and the coverage of each day."""
    found = _fetch(request, zone_id)
    days = queries.days_of(request.scope, found)
    today = _today(days)
    left = queries.not_answered(request.scope, today.round) if today else None
    shown = paging.pages(request, left, count=today.doors - today.done) if today and left else None
    context = {
        "zone": found,
        "state": STATES[found.state_on(clock.today())],
        "places": queries.of_places(found.places),
        "days": days,
        "today": today,
        "page": shown,
        "doors": [(door, _last(door)) for door in shown.rows] if shown else [],
        "may_close": found.closed_at is None and request.standing.holds("zones.open"),
        "may_visit": request.standing.holds("screening.visit"),
    }
    return render(request, "zones/zone.html", context)


@page("zones.open", methods=("GET", "POST"))
def open_zone(request: DeskRequest) -> HttpResponse:
    """Choose the buildings, say why and until when."""
    form = ZoneForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("The zone is open; every door in it is visited daily."))
        return redirect("zones:zone", form.answer.subject)
    return render(request, "zones/open.html", {"form": form})


@page("zones.open", methods=("GET", "POST"))
def close_zone(request: DeskRequest, zone_id: UUID) -> HttpResponse:
    """End a zone before its last day, after showing what stays undone."""
    found = _fetch(request, zone_id)
    form = CloseForm(request.POST or None, zone=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The zone is closed; nobody is visited because of it."))
        return redirect("zones:zone", found.id)
    today = _today(queries.days_of(request.scope, found))
    return render(request, "zones/close.html", {"form": form, "zone": found, "today": today})


def _fetch(request: DeskRequest, zone_id: UUID) -> KeyZone:
    """The zone, where it goes through the scope; anything else is a 404."""
    return get_object_or_404(queries.zones(request.scope), id=zone_id)


def _today(days: list[queries.Day]) -> queries.Day | None:
    """The round of today, where there is one."""
    first = days[0] if days else None
    return first if first and first.round.starts_on == clock.today() else None


def _last(door: object) -> str:
    """What a door said today, in words."""
    outcome = getattr(door, "outcome", None)
    return str(Outcome(outcome).label) if outcome else str(_("Nobody knocked yet"))
