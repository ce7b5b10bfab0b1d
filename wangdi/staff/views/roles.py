"""The security administrator gives roles to those who may sign in and hold none yet."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import MANAGE_GRANTS
from wangdi.access.roles import ROLES
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.staff import queries
from wangdi.staff.models import Worker
from wangdi.staff.rules import proposed_role
from wangdi.ui import paging

AT_ONCE = 200
BUSINESS = [(role.name, role.label) for role in ROLES.values() if role.business]


@dataclass(frozen=True, slots=True)
class Row:
    """A worker with the role that would fit him; "" where a person must say."""

    worker: Worker
    role: str


@page(MANAGE_GRANTS, methods=("GET", "POST"))
def roles(request: DeskRequest) -> HttpResponse:
    listed = paging.pages(request, queries.without_role(request.scope), size=AT_ONCE)
    if request.method == "POST":
        _give(request, listed.rows)
        return redirect("staff:roles")
    queries.say_where(listed.rows)
    rows = [Row(one, _proposed(one)) for one in listed.rows]
    return render(request, "staff/roles.html", {"page": listed, "rows": rows, "roles": BUSINESS})


def _give(request: DeskRequest, workers: list[Worker]) -> None:
    """Hand in a grant for each worker who was ticked, with the role that was chosen for him."""
    known = {str(one.id): one for one in workers}
    records = [
        Incoming(ids.uuid7(), {"user": known[one].user_id, "role": role, **_where(known[one])})
        for one in request.POST.getlist("worker")
        if one in known and (role := request.POST.get(f"role-{one}", "")) in dict(BUSINESS)
    ]
    if not records:
        messages.warning(request, _("Tick the people, and choose a role for each."))
        return
    answers = submit(actor=request.actor, command="access.grant", records=records, channel="page")
    messages.success(
        request,
        ngettext("%(n)d role is given.", "%(n)d roles are given.", answers.applied)
        % {"n": answers.applied},
    )
    for answer in answers.each:
        if answer.answer == "review" and answer.sentence:
            messages.warning(request, answer.sentence)


def _proposed(worker: Worker) -> str:
    at_community = worker.place_id is not None and worker.place_id == worker.community_id
    return proposed_role(worker.kind, worker.post, at_community=at_community)


def _where(worker: Worker) -> dict[str, int]:
    if worker.grid_id and not worker.place_id:
        return {"grid": worker.grid_id}
    return {"place": worker.place_id or worker.community_id or 0}
