"""A household file on one sheet of paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.people import paper
from wangdi.people.forms import PrintForm
from wangdi.people.forms.persons import PURPOSES
from wangdi.people.views.fetching import household_of


@never_cache
@page("people.view_ledger", methods=("GET", "POST"))
def paper_of(request: DeskRequest, household: UUID) -> HttpResponse:
    """Asks whether in full and what for; the sheet is this answer and kept nowhere."""
    found = household_of(request, household)
    form = PrintForm(request.POST or None, household=found.pk)
    if request.method == "POST" and form.submit(request.actor):
        masked = not form.cleaned_data["purpose"]
        sheet = paper.sheet(found, request.standing, by=request.actor.label, masked=masked)
        answer = HttpResponse(sheet, content_type="application/pdf")
        answer["Content-Disposition"] = 'inline; filename="household.pdf"'
        return answer
    context = {"form": form, "household": found, "purposes": PURPOSES}
    return render(request, "people/print.html", context)
