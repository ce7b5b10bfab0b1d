"""The worker's side of the messages with households."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people.models import Household
from wangdi.residents.forms import ReplyForm
from wangdi.residents.queries import thread as queries
from wangdi.residents.queries import wishes


@page("residents.message")
def threads(request: DeskRequest) -> HttpResponse:
    """Every thread of one's households; those that wait longest come first."""
    rows = queries.threads(request.scope)
    waiting = sum(not one.answered for one in rows)
    return render(request, "residents/threads.html", {"rows": rows, "waiting": waiting})


@page("residents.message", methods=("GET", "POST"))
def thread(request: DeskRequest, household: UUID) -> HttpResponse:
    home = get_object_or_404(Household.objects.visible_to(request.scope), id=household)
    form = ReplyForm(request.POST or None, household=home.id)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Sent. The household finds it on its page."))
        return redirect("residents:thread", home.id)
    if queries.unread(home.id, from_household=True):
        seen = {"household": home.id, "until": clock.now()}
        submit_one(actor=request.actor, command="residents.see_messages", payload=seen)
    context = {
        "home": home,
        "form": form,
        "messages_of": queries.messages_of(home.id),
        "wish": wishes.of_household(home.id),
    }
    return render(request, "residents/thread.html", context)
