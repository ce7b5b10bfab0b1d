"""One ticket: what was told, by when, what was done, and the next step."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.hotline import codes, queries, showing
from wangdi.hotline.forms.working import AcceptForm, ShowPhoneForm, UndoForm
from wangdi.hotline.models import Ticket
from wangdi.hotline.rules import states
from wangdi.hotline.views import fetching
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.lib import clock

ACTS = {
    "classify": "hotline.assign",
    "assign": "hotline.assign",
    "accept": "hotline.accept",
    "give_back": "hotline.accept",
    "handle": "hotline.handle",
    "reply": "hotline.reply",
    "evaluate": "hotline.reply",
    "close": "hotline.reply",
    "reopen": "hotline.reply",
}


@page("hotline.view")
def one(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    """The ticket with its steps; the caller masked, the number only for a purpose."""
    found, at = fetching.ticket(request, ticket_id), clock.now()
    phone = found.caller_phone or ""
    sees = request.standing.allows("hotline.see_caller", found.stamp)
    context = {
        "ticket": found,
        "row": showing.row(found, at),
        "caller": showing.caller(found),
        "written": codes.in_groups(codes.code_of(found.id)),
        "steps": queries.steps_of(found),
        "labels": states.LABELS,
        "acts": _acts(request, found),
        "accept": AcceptForm(ticket=found),
        "may_see_phone": sees and bool(phone) and not found.anonymous,
        "before": queries.before(request.scope, phone, but=found.id) if sees else None,
    }
    return render(request, "hotline/ticket.html", context)


def _acts(request: DeskRequest, found: Ticket) -> dict[str, bool]:
    """What the state allows and the reader may do here."""
    return {
        act: states.after(found.state, act) is not None
        and request.standing.allows(permission, found.stamp)
        for act, permission in ACTS.items()
    }


@page("hotline.record")
def taken(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    """Written down: the code to read out to the caller, and the next call."""
    found = fetching.ticket(request, ticket_id)
    context = {"ticket": found, "written": codes.in_groups(codes.code_of(found.id))}
    return render(request, "hotline/taken.html", context)


@page("hotline.see_caller", methods=("GET", "POST"))
def show_phone(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    """The number in full, for a purpose that stands in the audit trail."""
    found = fetching.ticket(request, ticket_id)
    form = ShowPhoneForm(request.POST or None, ticket=found)
    shown = request.method == "POST" and form.submit(request.actor)
    context = {"form": form, "ticket": found, "phone": found.caller_phone if shown else ""}
    return render(request, "hotline/phone.html", context)


@page("hotline.view", methods=("GET", "POST"))
def undo(request: DeskRequest, ticket_id: UUID) -> HttpResponse:
    """Take back the last step, with a reason."""
    found = fetching.ticket(request, ticket_id)
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
            return redirect("hotline:ticket", found.id) if last else redirect("hotline:lists")
    words = {
        "heading": _("Take the last step back"),
        "lead": str(states.LABELS[found.state]),
        "button": _("Take it back"),
    }
    return render(request, fetching.FORM, {"form": form, "ticket": found, **words})
