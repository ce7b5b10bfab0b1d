"""Pages about one person: correct, needs, leaving, and a number in full for a purpose."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.people import queries
from wangdi.people.forms import CorrectForm, DepartureForm, NeedsForm, UnmaskForm
from wangdi.people.forms.persons import PURPOSES
from wangdi.people.models import Person
from wangdi.people.views.fetching import person_of


@page("people.correct", methods=("GET", "POST"))
def correct(request: DeskRequest, person: UUID) -> HttpResponse:
    found = person_of(request, person)
    form = CorrectForm(request.POST or None, person=found)
    return _answer(
        request,
        form,
        found,
        title=_("Correct what is written"),
        verb=_("Save the corrections"),
        done=_("Corrected. What was changed stands in the timeline."),
    )


@page("people.correct", methods=("GET", "POST"))
def needs(request: DeskRequest, person: UUID) -> HttpResponse:
    found = person_of(request, person)
    form = NeedsForm(request.POST or None, person=found, initial={"needs": found.needs})
    return _answer(
        request,
        form,
        found,
        title=_("Needs"),
        verb=_("Save the needs"),
        done=_("Saved."),
    )


@page("people.correct", methods=("GET", "POST"))
def leave(request: DeskRequest, person: UUID) -> HttpResponse:
    found = person_of(request, person)
    form = DepartureForm(request.POST or None, person=found)
    return _answer(
        request,
        form,
        found,
        title=_("No longer lives here"),
        verb=_("Record the departure"),
        done=_("Recorded. The file keeps what was written."),
    )


@never_cache
@page("people.unmask", methods=("GET", "POST"))
def unmask(request: DeskRequest, person: UUID) -> HttpResponse:
    """Asks for the purpose; after that, and only in that answer, the number stands in full."""
    found = person_of(request, person)
    form = UnmaskForm(request.POST or None, person=found, initial={"field": _asked(request)})
    shown = form.submit(request.actor) if request.method == "POST" else False
    field = form.cleaned_data["field"] if shown else _asked(request)
    return render(
        request,
        "people/unmask.html",
        {
            "form": form,
            "person": found,
            "label": dict(UnmaskForm.base_fields["field"].choices)[field],  # type: ignore[attr-defined]
            "is_phone": field == "phone",
            "value": getattr(found, field) if shown else None,
            "purposes": PURPOSES,
            "looks": queries.looks_at([found.pk]),
        },
    )


def _asked(request: DeskRequest) -> str:
    return "id_number" if request.GET.get("field") == "id_number" else "phone"


def _answer(request: DeskRequest, form: CommandForm, person: Person, **words: Any) -> HttpResponse:
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, words["done"])
        return redirect("people:household", household=person.household_id)
    context = {"form": form, "person": person, "household": person.household, **words}
    return render(request, "people/form.html", context)
