"""Requests to the officer: asked from a file, answered from a list of addresses."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.quarantine.forms_helping import AnswerHelpForm, AskHelpForm
from wangdi.quarantine.models import HelpRequest
from wangdi.quarantine.views.fetching import act, fetch
from wangdi.ui import paging


@page("quarantine.ask_help", methods=("GET", "POST"))
def ask(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    episode = fetch(request, episode_id)
    form = AskHelpForm(request.POST or None, episode=episode)
    asked = HelpRequest.objects.visible_to(request.scope).filter(episode=episode, annulled_at=None)
    done = _("Asked. The officer sees the address and this request, and nothing of health.")
    return act(
        request,
        form,
        "quarantine/ask_help.html",
        done=done,
        shown=lambda: {"asked": list(asked.order_by("-at")[:10])},
    )


@page("quarantine.answer_help")
def requests(request: DeskRequest) -> HttpResponse:
    """What is still asked here, the soonest first; with ?done=1 what was answered."""
    rows = HelpRequest.objects.visible_to(request.scope).filter(annulled_at=None)
    done = bool(request.GET.get("done"))
    rows = rows.filter(answered_at__isnull=not done).select_related("household")
    rows = rows.order_by("-answered_at", "id") if done else rows.order_by("due_at", "id")
    shown = {"page": paging.pages(request, rows), "done": done, "now": clock.now()}
    return render(request, "quarantine/requests.html", shown)


@page("quarantine.answer_help", methods=("GET", "POST"))
def answer(request: DeskRequest, request_id: UUID) -> HttpResponse:
    rows = HelpRequest.objects.visible_to(request.scope).filter(annulled_at=None)
    found = get_object_or_404(rows.select_related("household"), id=request_id)
    form = AnswerHelpForm(request.POST or None, request=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Recorded. Whoever asked sees it."))
        return redirect("quarantine:requests")
    return render(request, "quarantine/answer_help.html", {"form": form, "asked": found})
