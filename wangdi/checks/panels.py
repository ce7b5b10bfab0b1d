"""What checks show on others' pages: on the file of care, and what waits on the start page."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from wangdi.access.requests import DeskRequest
from wangdi.checks import queries, showing
from wangdi.lib import clock
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states
from wangdi.ui import slots
from wangdi.ui.navigation import allowed

VIEW = "checks.view"
URGENT = ("contact", "late")


@slots.register("quarantine.episode", order=40)
def episode(request: HttpRequest, subject: object) -> str | None:
    """The latest checks of a file, and the way to ask for a location. One query."""
    if not isinstance(subject, Episode) or not allowed(request, VIEW):
        return None
    at = clock.now()
    running = subject.state_at(at) in (states.ACTIVE, states.DUE)
    found = queries.of_episode(subject.id, at)
    may_ask = running and cast(DeskRequest, request).standing.allows("checks.ask", subject.stamp)
    if not found and not may_ask:
        return None
    standing = cast(DeskRequest, request).standing
    may = {
        "may_record": standing.allows("checks.record", subject.stamp),
        "may_call": standing.allows("checks.follow_up", subject.stamp),
    }
    rows = [showing.row(one, at, **may) for one in found]
    shown = {"rows": rows, "episode": subject, "may_ask": may_ask}
    return render_to_string("checks/parts/episode.html", shown, request=request)


@slots.register("home.today", order=22)
def today(request: HttpRequest, subject: object) -> str | None:
    """Households to call first, and checks that are late. One query."""
    if not allowed(request, VIEW):
        return None
    scope = cast(DeskRequest, request).standing.scope(VIEW)
    counts = queries.urgent(scope, clock.now())
    waiting = [(name, showing.LISTS[name], counts[name]) for name in URGENT if counts[name]]
    if not waiting:
        return None
    return render_to_string("checks/parts/today.html", {"waiting": waiting}, request=request)
