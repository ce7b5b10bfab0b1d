"""Fetching an order that may be seen, and handing a form about it in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest
from wangdi.care.models import Order
from wangdi.care.queries import seen

FORM = "care/act.html"


def order(request: DeskRequest, order_id: UUID) -> Order:
    """The order within what this reader may see; anything else is a 404."""
    rows = seen.orders(request.standing)
    return get_object_or_404(
        rows.select_related("household", "person", "holder", "chain", "run"), id=order_id
    )


def act(
    request: DeskRequest, form: CommandForm, found: Order, *, done: str, **shown: Any
) -> HttpResponse:
    """Hand the form in and go back to the order, or show it with the errors beside the fields."""
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect("care:order", found.id)
    return render(request, FORM, {"form": form, "order": found, **shown})


def press(request: DeskRequest, form: CommandForm, found: Order, *, done: str) -> HttpResponse:
    """A form of one button: its refusal is said on the page that follows."""
    if form.submit(request.actor):
        messages.success(request, done)
    else:
        said = [str(sentence) for sentence in form.non_field_errors()]
        for sentence in said or [_("Press once more, please.")]:
            messages.error(request, sentence)
    back = "care:mine" if request.POST.get("back") == "mine" else "care:order"
    return redirect(back) if back == "care:mine" else redirect(back, found.id)
