"""Pages of moving: one person, a whole household, coming back, a birth, and taking it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.people import changes, queries
from wangdi.people.forms import BirthForm, MoveForm, RelocateForm, ReturnForm, TakeBackForm
from wangdi.people.models import Household, Person
from wangdi.people.searching import households_matching
from wangdi.people.views.fetching import anybody, buildings_of, household_of

FOUND = 20


@page("people.correct", methods=("GET", "POST"))
def move(request: DeskRequest, person: UUID) -> HttpResponse:
    """Somebody who lives here moves; somebody who had left comes back."""
    found = anybody(request, person)
    if found.left_on:
        words = {"title": _("Lives here again"), "verb": _("Record the return")}
        return _passing(request, ReturnForm, found, **words)
    return _passing(request, MoveForm, found, title=_("Moves to another home"), verb=_("Move"))


@page("people.correct", methods=("GET", "POST"))
def relocate(request: DeskRequest, household: UUID) -> HttpResponse:
    found = household_of(request, household)
    form = RelocateForm(request.POST or None, household=found.pk, buildings=buildings_of(request))
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Moved. The file went along, and tells of it."))
        return redirect("people:household", household=found.pk)
    words = {"title": _("The household moves"), "verb": _("Move all of them")}
    return render(request, "people/form.html", {"form": form, "household": found, **words})


@page("people.register", methods=("GET", "POST"))
def birth(request: DeskRequest, household: UUID) -> HttpResponse:
    found = household_of(request, household)
    members = queries.members_of([found.pk]).get(found.pk, [])
    form = BirthForm(request.POST or None, household=found.pk, members=members)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The child is in this household."))
        return redirect("people:household", household=found.pk)
    words = {"title": _("A child is born"), "verb": _("Record the birth")}
    return render(request, "people/form.html", {"form": form, "household": found, **words})


@page("people.correct", methods=("GET", "POST"))
def take_back(request: DeskRequest, household: UUID) -> HttpResponse:
    """What was changed of this household and can be taken back, each with its reason."""
    found = household_of(request, household)
    offered = changes.of(found)
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        if key in {one.key for one in offered}:
            try:
                annul(actor=request.actor, keys=[key], reason=form.cleaned_data["reason"])
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("Taken back. Both stand in the timeline."))
                return redirect("people:household", household=found.pk)
        else:
            form.add_error(None, _("This can no longer be taken back."))
    context = {"household": found, "changes": offered, "form": form}
    return render(request, "people/changes.html", context)


def _passing(
    request: DeskRequest, kind: type[MoveForm], person: Person, **words: Any
) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:60]
    found = _found(request, person, asked)
    form = kind(
        request.POST or None,
        person=person,
        found=found,
        buildings=buildings_of(request),
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Recorded. Both files tell of it."))
        home = queries.household_of(person.pk)
        return redirect("people:household", household=home or person.household_id)
    context = {"form": form, "person": person, "household": person.household, "asked": asked}
    context["found"] = found
    return render(request, "people/move.html", {**context, **words})


def _found(request: DeskRequest, person: Person, asked: str) -> list[Household]:
    """The homes that were asked for; before, the one that somebody left."""
    if asked:
        homes = households_matching(request.scope, asked)
    elif person.left_on:
        homes = Household.objects.visible_to(request.scope).filter(pk=person.household_id)
    else:
        return []
    found = list(homes.order_by("sort_key", "id")[: FOUND + 1])
    return [home for home in found if person.left_on or home.pk != person.household_id][:FOUND]
