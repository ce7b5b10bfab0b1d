"""What is held about the people of a household and why; who looked at it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.lib import clock
from wangdi.links.asking import submit_for
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.queries import holding, looking, untold
from wangdi.residents.queries.office import desks


@household_page(methods=("GET", "POST"))
def about(request: HouseholdRequest) -> HttpResponse:
    """The law's notice. Whoever read or heard it says so, each for himself."""
    household = request.link.household
    people = holding.people_of(household)
    if request.method == "POST":
        chosen = set(request.POST.getlist("person"))
        for one in people:
            if str(one.id) in chosen:
                _told(request, one.id)
        messages.success(request, _("Thank you. You can read this page again at any time."))
        return redirect("me:start")
    told = untold.told_of(one.id for one in people)
    context = {
        "people": [(one, told.get(one.id)) for one in people],
        "waiting": any(one.id not in told for one in people),
        "held": holding.held(household, people),
        "desks": desks(request.link.community_id),
    }
    return render(request, "me/about.html", context)


def _told(request: HouseholdRequest, person: UUID) -> None:
    asked = {"person": person, "how": "page", "at": clock.now()}
    submit_for(request.link, command="residents.tell", payload=asked)


@household_page()
def looked(request: HouseholdRequest) -> HttpResponse:
    """Everybody who opened, printed or unmasked, and who wrote in the files; newest first."""
    only = request.GET.get("only") == "looks"
    context = {"looks": looking.looks(request.link.household, only_looks=only), "only": only}
    return render(request, "me/looked.html", context)
