"""To ask how somebody is, whom to look at, and a person's decision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care import catalogue
from wangdi.care.forms.wellbeing import AskHowForm, LookForm
from wangdi.care.queries import feeling
from wangdi.lib import clock
from wangdi.people.models import Household, Person
from wangdi.ui import paging


@page("care.wellbeing", methods=("GET", "POST"))
def ask_how(request: DeskRequest, household: UUID) -> HttpResponse:
    """The short screen, on the telephone or at the door."""
    homes = Household.objects.visible_to(request.scope).filter(closed_on=None)
    home = get_object_or_404(homes, id=household)
    screen = catalogue.at(clock.now()).screen
    members = list(Person.objects.visible_to(request.scope).living().filter(household=home))
    form = AskHowForm(request.POST or None, household=home, members=members, screen=screen)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Kept, sealed. A person looks where it is needed."))
        return redirect("people:household", home.id)
    return render(request, "care/ask_how.html", {"form": form, "home": home, "screen": screen})


@page("care.see_wellbeing")
def waiting(request: DeskRequest) -> HttpResponse:
    """Whom somebody should look at."""
    found = feeling.waiting(request.scope)
    shown = paging.keyset(request, found, by=("at", "id"))
    return render(request, "care/wellbeing.html", {"page": shown})


@page("care.see_wellbeing", methods=("GET", "POST"))
def look(request: DeskRequest, wellbeing_check: UUID) -> HttpResponse:
    """The answers, and what a named person decides about them."""
    found = get_object_or_404(feeling.checks(request.scope), id=wellbeing_check)
    form = LookForm(request.POST or None, check=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Decided, with your reason."))
        return redirect("care:wellbeing")
    screen = catalogue.at(found.at).screen
    answers = [
        (one.text, screen.answers[min(found.answers.get(one.code, 0), len(screen.answers) - 1)])
        for one in screen.questions
    ]
    context = {"check": found, "form": form, "answers": answers, "screen": screen}
    return render(request, "care/look.html", context)
