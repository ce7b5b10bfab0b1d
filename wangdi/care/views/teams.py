"""The queues of the three task forces: screening and patrol, supplies, problems."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care.queries import teams as queries
from wangdi.duties import showing
from wangdi.lib import clock
from wangdi.ui import paging

# icons: walk package lifebuoy
TEAMS = {
    "screening": (_("Screening and patrol"), "walk"),
    "supplies": (_("Supplies"), "package"),
    "problems": (_("Problems"), "lifebuoy"),
}


@page("care.teams")
def teams(request: DeskRequest) -> HttpResponse:
    """What waits for each team, the oldest first, and who holds it."""
    at = clock.now()
    found = queries.queues(request.scope, at)
    shown = [(one, *TEAMS[one.team], [showing.row(duty, at) for duty in one.rows]) for one in found]
    context = {"queues": shown, "late": sum(one.late for one in found)}
    return render(request, "care/teams.html", context)


@page("care.teams")
def queue(request: DeskRequest) -> HttpResponse:
    """All of one team's queue."""
    at = clock.now()
    asked = request.GET.get("team", "")
    team = asked if asked in TEAMS else "problems"
    names = queries.kinds_of_teams(at)[team]
    found = queries.waiting(request.scope, at, names)
    shown = paging.keyset(request, found, by=("due_at", "id"))
    rows = [showing.row(duty, at) for duty in shown.rows]
    context = {"page": shown, "rows": rows, "label": TEAMS[team][0]}
    return render(request, "care/queue.html", context)
