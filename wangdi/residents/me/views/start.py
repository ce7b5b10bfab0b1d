"""The first page of a household: who is where in his days, what is asked today, whom to call."""

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.queries import care, holding, thread, untold
from wangdi.residents.queries.office import desks


@household_page()
def start(request: HouseholdRequest) -> HttpResponse:
    household = request.link.household
    cares = care.care_of(household, clock.now())
    people = holding.people_of(household)
    told = untold.told_of(one.id for one in people)
    context = {
        "cares": cares,
        "asked": any(one.is_asked_now for one in cares),
        "fever": any(one.has_fever for one in cares),
        "team": care.team_of(cares),
        "desks": desks(request.link.community_id),
        "unread": thread.unread(household, from_household=False),
        "untold": len(people) - len(told),
        "until": request.link.valid_until,
    }
    return render(request, "me/start.html", context)
