"""Who stands in for whom: the list, the form, the early end."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access import standing_in
from wangdi.access.pages import DeskRequest, page
from wangdi.access.scoping import Scope
from wangdi.accounts.models import User
from wangdi.duties.absence.forms import EndForm, StandInForm
from wangdi.duties.models import StandIn
from wangdi.lib import clock
from wangdi.ui import paging


@page("duties.stand_in")
def stand_ins(request: DeskRequest) -> HttpResponse:
    """Who stands in now or soon, by the day it ends."""
    found = StandIn.objects.visible_to(request.scope).ahead(clock.today())
    people = found.select_related("absent", "substitute").order_by("last_day", "id")
    listed = paging.pages(request, people)
    rows = [(one, EndForm(stand_in=one)) for one in listed.rows]
    context = {"page": listed, "rows": rows, "today": clock.today()}
    return render(request, "duties/stand_ins.html", context)


@page("duties.stand_in", methods=("GET", "POST"))
def stand_in(request: DeskRequest, user_id: int) -> HttpResponse:
    """Let a colleague of the same community stand in for a person of one's own places."""
    absent = get_object_or_404(User, pk=user_id, is_active=True)
    here = _communities_of(absent, request.scope)
    form = StandInForm(
        request.POST or None,
        absent=absent,
        colleagues=standing_in.colleagues(absent.pk, here),
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Passed on. The duties stand in the other's day now."))
        return redirect("duties:stand_ins")
    return render(request, "duties/stand_in.html", {"form": form, "absent": absent})


@page("duties.stand_in", methods=("POST",))
def end(request: DeskRequest, stand_in_id: UUID) -> HttpResponse:
    visible = StandIn.objects.visible_to(request.scope).filter(ended_at=None)
    found = get_object_or_404(visible, pk=stand_in_id)
    if EndForm(request.POST, stand_in=found).submit(request.actor):
        messages.success(request, _("Ended. What is not done has gone back."))
    else:
        messages.warning(request, _("This standing in is over already."))
    return redirect("duties:stand_ins")


def _communities_of(absent: User, scope: Scope) -> set[int]:
    """Where his colleagues are looked for; Http404 where he works in none of one's own places."""
    stamp = standing_in.stamps_of([absent.pk]).get(absent.pk)
    if stamp is None:
        raise Http404
    if stamp.community is None and scope.whole:
        return set(scope.communities)
    reached = (
        stamp.community in scope.communities
        or stamp.grid in scope.grids
        or stamp.building in scope.buildings
    )
    if not reached:
        raise Http404
    return {stamp.community} if stamp.community else set()
