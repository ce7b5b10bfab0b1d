"""What turns the way: to the health side and back, not come, one step back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.transfer import queries, rules
from wangdi.transfer.forms.people import AnswerForm, MissForm, ReferForm, UndoForm
from wangdi.transfer.views import fetching

FORM = "transfer/act.html"


@page("transfer.refer", methods=("GET", "POST"))
def refer(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    found = fetching.handover(request, handover_id)
    words = {
        "heading": _("To the health side"),
        "lead": _("A doctor is asked at once. For danger to life call 120 first."),
        "button": _("Refer to the health side"),
    }
    form = ReferForm(request.POST or None, handover=found)
    done = _("Referred; a doctor is asked at once.")
    back = reverse("transfer:one", args=[found.id])
    return fetching.act(request, form, FORM, done=done, back=back, **words)


@page("transfer.answer", methods=("GET", "POST"))
def answer(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    found = fetching.handover(request, handover_id)
    words = {
        "heading": _("Answer of the health side"),
        "lead": _("What was found, and by whom."),
        "button": _("Write the answer down"),
    }
    form = AnswerForm(request.POST or None, handover=found)
    back = reverse("transfer:one", args=[found.id])
    return fetching.act(request, form, FORM, done=_("Written down."), back=back, **words)


@page("transfer.meet", methods=("GET", "POST"))
def miss(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    found = fetching.handover(request, handover_id)
    words = {
        "heading": _("Did not come"),
        "lead": _("Call first. Nobody leaves the list without a reason."),
        "button": _("Write down that he did not come"),
    }
    form = MissForm(request.POST or None, handover=found)
    back = reverse("transfer:point", args=[found.point_id])
    return fetching.act(request, form, FORM, done=_("Written down."), back=back, **words)


@page("transfer.view", methods=("GET", "POST"))
def undo(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    """Take back the last step, with a reason."""
    found = fetching.handover(request, handover_id)
    last = next(iter(queries.steps_of(found)), None)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keys = [last.id if last else found.id]
            annul(actor=request.actor, keys=keys, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Taken back."))
            return redirect("transfer:one", found.id) if last else redirect("transfer:today")
    context = {"form": form, "one": found, "last": last, "labels": rules.LABELS}
    return render(request, "transfer/undo.html", context)
