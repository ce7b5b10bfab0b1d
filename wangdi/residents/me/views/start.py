"""The first page of a household: who is where in his days, what is asked today, whom to call."""

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.checks.locating import open_check
from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.passes.queries import has_passes
from wangdi.residents.me.views.results import LOOKED_BACK
from wangdi.residents.queries import care, holding, needs, papers, thread, untold
from wangdi.residents.queries.office import desks
from wangdi.testing.queries import results_of


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
        "arriving": sum(needs.own(one).may_confirm for one in needs.orders_of(household)),
        "results": bool(results_of([one.id for one in people], clock.today() - LOOKED_BACK)),
        "to_sign": any(one.may_sign for one in papers.own(household)),
        "located": open_check(household) is not None,
        "passes": has_passes(household),
    }
    return render(request, "me/start.html", context)
