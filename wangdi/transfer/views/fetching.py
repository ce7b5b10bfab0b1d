"""Fetching what may be seen, and handing a form about one person in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest
from wangdi.transfer.forms.people import OneForm
from wangdi.transfer.models import EntryPoint, Handover, Trip

RELATED = ("point", "dwelling", "trip__vehicle", "point_slip", "door_slip", "household")


def handover(request: DeskRequest, handover_id: UUID) -> Handover:
    """The handover within the request's scope; anything else is a 404."""
    rows = Handover.objects.visible_to(request.scope).select_related(*RELATED)
    return get_object_or_404(rows, id=handover_id)


def point(point_id: UUID) -> EntryPoint:
    """Entry points belong to the whole office."""
    return get_object_or_404(EntryPoint.objects.all(), id=point_id)


def trip(trip_id: UUID) -> Trip:
    rows = Trip.objects.filter(annulled_at=None).select_related("vehicle", "point")
    return get_object_or_404(rows, id=trip_id)


def act(
    request: DeskRequest, form: OneForm, template: str, *, done: str, back: str, **shown: Any
) -> HttpResponse:
    """Hand the form in and go back, or show it with the errors beside the fields."""
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect(back)
    context = {"form": form, "one": form.handover, "back": back, **shown}
    return render(request, template, context)


def complain(request: DeskRequest, form: OneForm) -> None:
    """Say why a form of one button was refused, on the page that follows."""
    said = [str(sentence) for sentence in form.non_field_errors()]
    for sentence in said or [_("Press once more, please.")]:
        messages.error(request, sentence)
