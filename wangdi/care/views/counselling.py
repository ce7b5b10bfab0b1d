"""Talks: the counsellor's cases, and notes that nobody else opens."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care import showing
from wangdi.care.forms.orders import AcceptForm
from wangdi.care.forms.wellbeing import NoteForm
from wangdi.care.queries import board, feeling, seen
from wangdi.care.rules import states
from wangdi.lib import clock
from wangdi.ui import paging


@page("care.counsel")
def cases(request: DeskRequest) -> HttpResponse:
    """Who would like to talk, by when; then what is at its end."""
    at = clock.now()
    all_of = request.GET.get("all") == "1"
    found = feeling.cases(request.scope) if all_of else feeling.open_cases(request.scope)
    shown = paging.keyset(request, found, by=("-asked_at", "-id") if all_of else ("due_at", "id"))
    rows = [showing.row(one, at, request.standing) for one in shown.rows]
    return render(request, "care/talks.html", {"page": shown, "rows": rows, "all": all_of})


@page("care.counsel", methods=("GET", "POST"))
def case(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """One case with its notes, opened by its counsellor alone."""
    found = get_object_or_404(feeling.cases(request.scope), id=order_id)
    own = found.holder_id == request.user.pk
    form = NoteForm(request.POST or None, order=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Kept, sealed. Only you open it."))
        return redirect("care:talk", found.id)
    context = {
        "order": found,
        "row": showing.row(found, clock.now(), request.standing),
        "own": own,
        "what": found.what if seen.tells_what(request.standing, found) else "",
        "form": form if own else None,
        "notes": feeling.notes(found, request.user.pk),
        "accept": AcceptForm(order=found) if found.state == states.ASKED else None,
        "may_end": own and found.state in states.TO_DO,
        "steps": board.steps_of(found),
    }
    return render(request, "care/talk.html", context)
