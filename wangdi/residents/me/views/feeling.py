"""How somebody is: asked kindly, answered or not."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.care.queries.household import screen
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.me.forms.feeling import FeelingForm
from wangdi.residents.queries import holding


@household_page(methods=("GET", "POST"))
def feeling(request: HouseholdRequest) -> HttpResponse:
    asked = screen()
    people = holding.people_of(request.link.household)
    form = FeelingForm(request.POST or None, link=request.link, screen=asked, people=people)
    if request.method == "POST" and form.send():
        messages.success(
            request, _("Thank you for telling us. If you wish to talk, somebody calls you.")
        )
        return redirect("me:start")
    return render(request, "me/feeling.html", {"form": form, "screen": asked})
