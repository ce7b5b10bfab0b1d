"""Fetching a lead that may be seen, and the ordinary way of a form."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest
from wangdi.leads.models import Lead


def fetch(request: DeskRequest, lead_id: UUID) -> Lead:
    """The lead within the request's scope; anything else is a 404."""
    rows = Lead.objects.visible_to(request.scope).standing()
    return get_object_or_404(rows.select_related("batch", "dwelling", "same_as"), id=lead_id)


def act(
    request: DeskRequest, form: CommandForm, template: str, done: str, **shown: object
) -> HttpResponse:
    """Hand the form in and go to `after`, or show it with the errors beside the fields."""
    after = str(shown.pop("after"))
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect(after)
    return render(request, template, {"form": form, **shown})
