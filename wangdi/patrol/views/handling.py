"""The acts on a finding: named, answered, looked at again, dropped, taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wangdi.access.pages import DeskRequest, page
from wangdi.duties import holders
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.patrol.forms import findings as forms
from wangdi.patrol.models import PatrolFinding
from wangdi.patrol.queries import findings as queries
from wangdi.patrol.rules import states
from wangdi.patrol.views.acting import act
from wangdi.patrol.views.findings import fetch


@page("patrol.assign", methods=("GET", "POST"))
def assign(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    one = fetch(request, patrol_finding)
    able = list(holders.able({one.stamp})[one.stamp].items())
    form = forms.AssignForm(request.POST or None, finding=one, able=able)
    words = {
        "heading": _("Name somebody"),
        "lead": _("It is this person's by name, with a deadline; it stands in his own day."),
        "button": _("Give it to this person"),
    }
    return _on(request, form, one, _("Given."), words)


@page("patrol.answer", methods=("GET", "POST"))
def answer(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    one = fetch(request, patrol_finding)
    words = {
        "heading": _("What was done about it"),
        "lead": _("Somebody else looks at it again."),
        "button": _("Answer for it"),
    }
    form = forms.AnswerForm(request.POST or None, finding=one)
    return _on(request, form, one, _("Answered; somebody else looks at it again."), words)


@page("patrol.look", methods=("GET", "POST"))
def close(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    one = fetch(request, patrol_finding)
    words = {
        "heading": _("Looked at again: put right"),
        "lead": _("You have seen the place yourself."),
        "button": pgettext("finding", "It is put right"),
    }
    form = forms.CloseForm(request.POST or None, finding=one)
    return _on(request, form, one, _("Closed."), words)


@page("patrol.look", methods=("GET", "POST"))
def send_back(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    one = fetch(request, patrol_finding)
    words = {
        "heading": _("Looked at again: not put right"),
        "lead": _("It goes back to the same person with a new deadline."),
        "button": _("Send it back"),
    }
    form = forms.SendBackForm(request.POST or None, finding=one)
    return _on(request, form, one, _("Sent back with a new deadline."), words)


@page("patrol.assign", methods=("GET", "POST"))
def drop(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    one = fetch(request, patrol_finding)
    words = {
        "heading": _("It was none"),
        "lead": _("The reason stays with it."),
        "button": _("Close it as unfounded"),
    }
    form = forms.DropForm(request.POST or None, finding=one)
    return _on(request, form, one, _("Closed as unfounded."), words)


def _on(
    request: DeskRequest, form: Any, one: PatrolFinding, done: str, words: dict[str, str]
) -> HttpResponse:
    up = {"up": one.number, "up_url": reverse("patrol:finding", args=[one.id])}
    return act(request, form, ("patrol:finding", one.id), done=done, **words, **up)


@page("patrol.view", methods=("GET", "POST"))
def undo(request: DeskRequest, patrol_finding: UUID) -> HttpResponse:
    """Take back the last step, with a reason; whoever may do it may take it back."""
    one = fetch(request, patrol_finding)
    last = next(iter(queries.steps_of(one)), None)
    form = forms.UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keys = [last.id if last else one.id]
            annul(actor=request.actor, keys=keys, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Taken back."))
            return redirect("patrol:finding", one.id) if last else redirect("patrol:findings")
    words = {
        "heading": _("Take the last step back"),
        "lead": str(states.LABELS[one.state]),
        "button": _("Take it back"),
        "up": one.number,
        "up_url": reverse("patrol:finding", args=[one.id]),
    }
    return render(request, "patrol/act.html", {"form": form, **words})
