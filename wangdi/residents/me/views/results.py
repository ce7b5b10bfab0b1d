"""Results of tests of everybody at home."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.queries import holding
from wangdi.testing.queries import results_of

LOOKED_BACK = timedelta(days=60)


@household_page()
def results(request: HouseholdRequest) -> HttpResponse:
    people = holding.people_of(request.link.household)
    found = results_of([one.id for one in people], clock.today() - LOOKED_BACK)
    context = {"people": [(one, found.get(one.id, [])[::-1]) for one in people]}
    return render(request, "me/results.html", context)
