"""The board by queue and promise, lifelines on top; and what one has taken, door by door."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.care import showing
from wangdi.care.queries import board as queries
from wangdi.care.queries import seen
from wangdi.lib import clock
from wangdi.ui import paging

WORDS = {
    "lifeline": _("Lifelines"),
    "late": _("Late"),
    "open": pgettext_lazy("orders", "Open"),
    "problem": _("Problems"),
    "unconfirmed": _("Not confirmed yet"),
    "done": pgettext_lazy("orders", "At an end"),
}
MOST = 20


@page("care.view_goods")
def board(request: DeskRequest) -> HttpResponse:
    """Who waits for what since when; what is late first, and a lifeline before everything."""
    at = clock.now()
    counts = queries.counts(request.standing, at)
    asked = request.GET.get("list", "")
    name = asked if asked in seen.LISTS else ("late" if counts.late else "open")
    found = queries.listed(request.standing, name, at)
    order = ("-asked_at", "-id") if name in ("done", "unconfirmed") else ("due_at", "id")
    shown = paging.keyset(request, found, by=order)
    first = queries.listed(request.standing, "lifeline", at).order_by("due_at")[:MOST]
    lifelines = list(first) if counts.lifeline and name != "lifeline" else []
    context = {
        "page": shown,
        "rows": [showing.row(one, at, request.standing) for one in shown.rows],
        "lifelines": [showing.row(one, at, request.standing) for one in lifelines],
        "tabs": [(one, WORDS[one], counts.of(one)) for one in seen.LISTS],
        "current": name,
        "counts": counts,
        "may_plan": request.standing.holds("care.plan"),
        "sees_answers": request.standing.holds("care.see_wellbeing"),
    }
    return render(request, "care/board.html", context)


@page("care.deliver")
def mine(request: DeskRequest) -> HttpResponse:
    """What I have taken, in the order one walks; one tap at each door."""
    at = clock.now()
    found = queries.mine(request.standing, request.user.pk)
    shown = paging.pages(request, found)
    rows = [showing.row(one, at, request.standing) for one in shown.rows]
    context = {"page": shown, "rows": rows, "late": sum(one.late for one in rows)}
    return render(request, "care/mine.html", context)
