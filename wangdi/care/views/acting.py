"""The acts of workers and households on an order."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care.forms.orders import (
    AcceptForm,
    BroughtForm,
    CancelForm,
    ConfirmForm,
    DeclineForm,
    DeclineLifelineForm,
    DeliverForm,
    GiveBackForm,
    MendForm,
    ProblemForm,
    StartForm,
    UndoForm,
)
from wangdi.care.queries import board
from wangdi.care.rules import states
from wangdi.care.views import fetching
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused


@page("care.deliver", methods=("POST",))
def accept(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    form = AcceptForm(request.POST, order=found)
    return fetching.press(request, form, found, done=_("Taken; it is yours by name now."))


@page("care.deliver", methods=("POST",))
def start(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    form = StartForm(request.POST, order=found)
    return fetching.press(request, form, found, done=_("Under way."))


@page("care.deliver", methods=("POST",))
def brought(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """One tap at the door, and the next door."""
    found = fetching.order(request, order_id)
    form = BroughtForm(request.POST, order=found)
    return fetching.press(request, form, found, done=_("Delivered."))


@page("care.deliver", methods=("GET", "POST"))
def deliver(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    form = DeliverForm(request.POST or None, request.FILES or None, order=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Delivered."))
        return redirect("care:order", found.id)
    return render(request, "care/deliver.html", {"form": form, "order": found})


@page("care.deliver", methods=("GET", "POST"))
def give_back(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    words = {
        "heading": _("Give back"),
        "lead": _("It is everybody's again; the promise to the household stands."),
        "button": _("Give it back"),
    }
    form = GiveBackForm(request.POST or None, order=found)
    return fetching.act(request, form, found, done=_("Given back with the reason."), **words)


@page("care.ask", methods=("GET", "POST"))
def confirm(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    words = {
        "heading": _("The household has it"),
        "lead": _("It confirms on its own page, or you write down what it said or signed."),
        "button": _("Confirm for the household"),
    }
    form = ConfirmForm(request.POST or None, order=found)
    return fetching.act(request, form, found, done=_("Confirmed."), **words)


@page("care.ask", methods=("GET", "POST"))
def problem(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    words = {
        "heading": _("Something was wrong"),
        "lead": _("The community puts it right and asks the household again."),
        "button": _("Tell the problem"),
    }
    form = ProblemForm(request.POST or None, order=found)
    return fetching.act(request, form, found, done=_("Told; somebody mends it."), **words)


@page("care.deliver", methods=("GET", "POST"))
def mend(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    words = {
        "heading": _("Put it right"),
        "lead": _("The household is asked again whether it is good now."),
        "button": _("It is put right"),
    }
    form = MendForm(request.POST or None, order=found)
    return fetching.act(request, form, found, done=_("Put right."), **words)


@page("care.ask", methods=("GET", "POST"))
def cancel(request: DeskRequest, order_id: UUID) -> HttpResponse:
    found = fetching.order(request, order_id)
    words = {
        "heading": _("No longer needed"),
        "lead": _("Only where the household itself says so."),
        "button": _("Cancel the order"),
    }
    form = CancelForm(request.POST or None, order=found)
    return fetching.act(request, form, found, done=_("Cancelled."), **words)


@page("care.decline", methods=("GET", "POST"))
def decline(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """A lifeline only by a leader: the form of it is another, and so is who may send it."""
    found = fetching.order(request, order_id)
    form_class = DeclineLifelineForm if found.lifeline else DeclineForm
    words = {
        "heading": _("Decline the order"),
        "lead": _("A life may hang on it: only a leader declines it, by name; the reason stays.")
        if found.lifeline
        else _("The household reads the reason. Say what it can do instead."),
        "button": _("Decline it by my name"),
    }
    form = form_class(request.POST or None, order=found)
    return fetching.act(request, form, found, done=_("Declined with the reason."), **words)


@page("care.open", methods=("GET", "POST"))
def undo(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """Take back the last step, with a reason."""
    found = fetching.order(request, order_id)
    last = next(iter(board.steps_of(found)), None)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keys = [last.id if last else found.id]
            annul(actor=request.actor, keys=keys, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Taken back."))
            return redirect("care:order", found.id) if last else redirect("care:board")
    words = {
        "heading": _("Take the last step back"),
        "lead": str(states.LABELS[found.state]),
        "button": _("Take it back"),
    }
    return render(request, fetching.FORM, {"form": form, "order": found, **words})
