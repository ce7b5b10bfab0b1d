"""The board of the gates, one gate's day, and the alarms."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.gates import guarding, showing, unsent
from wangdi.gates.forms.acting import AnswerForm
from wangdi.gates.models import Alarm
from wangdi.gates.queries import board as counts
from wangdi.gates.views.crossing import gate_of
from wangdi.lib import clock
from wangdi.ui import asking, paging

OUTCOMES = ("allow", "condition", "ask", "refuse")


@page("gates.view")
def board(request: DeskRequest) -> HttpResponse:
    """Who is inside now, what passes each hour, who was turned back and why, who must come."""
    day = _day(request)
    gates = counts.open_gates(request.scope)
    known = [gate.id for gate in gates]
    each, waiting = counts.by_gate(known, day), unsent.of(known)
    lines = [counts.GateLine(one, each.get(one.id, {}), waiting.get(one.id)) for one in gates]
    hours = counts.by_hour(known, day)
    most = max((came + went for _hour, came, went in hours), default=1) or 1
    context = {
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < clock.today() else None,
        "lines": sorted(lines, key=lambda one: -one.counts.get("came", 0)),
        "totals": counts.totals(known, day),
        "inside": counts.inside({one.place_id for one in gates}),
        "hours": [(hour, came, went, 100 * (came + went) // most) for hour, came, went in hours],
        "refusals": showing.codes(counts.refusals(known, day)),
        "alarms": counts.alarms(request.scope, known, day),
        "unsent": sum(waiting.values()),
        "tells": bool(waiting),
        "may_cross": request.standing.holds("gates.cross"),
        "may_answer": request.standing.holds("gates.answer"),
    }
    return render(request, "gates/board.html", context)


@page("gates.view")
def gate(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """One gate's day: every crossing and every refusal, newest first."""
    one, day = gate_of(request, checkpoint_id), _day(request)
    rows = counts.day_of_gate(one.id, day)
    outcome = request.GET.get("outcome", "")
    if outcome in OUTCOMES:
        rows = rows.filter(outcome=outcome, annulled_at=None)
    shown = paging.keyset(request, rows, by=("-at", "-id"))
    context: dict[str, Any] = {
        "gate": one,
        "day": day,
        "page": shown,
        "rows": showing.rows(shown.rows),
        "outcome": outcome,
        "totals": counts.totals([one.id], day),
        "visitors": _visitors(one.place_id),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < clock.today() else None,
        "may_cross": bool(guarding.within(request.standing, "gates.cross", [one.id])),
        "may_enter": request.standing.allows("gates.enter_book", one.stamp),
    }
    return render(request, "gates/gate.html", context)


@page("gates.answer", methods=("GET", "POST"))
def alarm(request: DeskRequest, alarm_id: UUID) -> HttpResponse:
    """Somebody must come: what happened, where; and what was done."""
    rows = Alarm.objects.visible_to(request.scope).select_related("checkpoint")
    one = get_object_or_404(rows, id=alarm_id)
    may = request.standing.allows("gates.answer", one.stamp)
    form = AnswerForm(request.POST or None, alarm=one) if may and not one.answered_at else None
    if request.method == "POST" and form and form.submit(request.actor):
        messages.success(request, _("Written down."))
        return redirect("gates:board")
    context = {"alarm": one, "form": form, "who": showing.whom(one)}
    return render(request, "gates/alarm.html", context)


def _visitors(place: int) -> list[showing.Inside]:
    return showing.inside(counts.visitors_inside(place))


def _day(request: DeskRequest) -> date:
    return min(asking.day(request.GET.get("day")) or clock.today(), clock.today())
