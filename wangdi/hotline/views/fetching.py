"""Fetching a ticket that may be seen, and handing a form about it in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest
from wangdi.hotline.forms.working import TicketForm
from wangdi.hotline.models import Ticket

FORM = "hotline/act.html"


def ticket(request: DeskRequest, ticket_id: UUID) -> Ticket:
    """The ticket within the request's scope; anything else is a 404."""
    rows = Ticket.objects.visible_to(request.scope).select_related("dwelling", "household")
    return get_object_or_404(rows, id=ticket_id)


def act(request: DeskRequest, form: TicketForm, *, done: str, **shown: Any) -> HttpResponse:
    """Hand the form in and go back to the ticket, or show it with the errors beside the fields."""
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect("hotline:ticket", form.ticket.id)
    context = {"form": form, "ticket": form.ticket, **shown}
    return render(request, FORM, context)


def press(request: DeskRequest, form: TicketForm, *, done: str) -> HttpResponse:
    """A form of one button: its refusal is said on the page that follows."""
    if form.submit(request.actor):
        messages.success(request, done)
    else:
        said = [str(sentence) for sentence in form.non_field_errors()]
        for sentence in said or [_("Press once more, please.")]:
            messages.error(request, sentence)
    return redirect("hotline:ticket", form.ticket.id)
