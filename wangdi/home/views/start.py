"""Where the day begins, and the page that says how things work here."""

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import SIGNED_IN
from wangdi.home import queries
from wangdi.home.helping import TOPICS
from wangdi.lib import clock
from wangdi.ui import slots

CAP = 1000


@page(SIGNED_IN)
def start(request: DeskRequest) -> HttpResponse:
    """Today's line, what waits for this person, then what the rooms hang here."""
    today = clock.today()
    return render(
        request,
        "home/start.html",
        {
            "today": today,
            "review": _count(request, "home.review"),
            "approvals": _count(request, "home.approve"),
            "panels": slots.render("home.today", request, today),
            "leader_panels": slots.render("home.leader", request, today),
        },
    )


def _count(request: DeskRequest, permission: str) -> int:
    """How many wait; counted up to a bound, so that a flood does not slow the first page."""
    if not request.standing.holds(permission):
        return 0
    if permission == "home.review":
        return queries.to_review(request.standing)[:CAP].count()
    waiting = queries.approvals(request.standing).filter(decided_at=None)
    return waiting.exclude(actor=request.standing.user_id)[:CAP].count()


@page(SIGNED_IN)
def help_page(request: DeskRequest) -> HttpResponse:
    """How the house works, and a topic for each part of it that this person may open."""
    mine = [one for one in TOPICS.values() if request.standing.holds(one.permission)]
    return render(request, "home/help.html", {"topics": mine})
