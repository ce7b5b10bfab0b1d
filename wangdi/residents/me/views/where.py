"""A location check: answered with a press, or declined; what was found is all that is kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.checks.locating import open_check
from wangdi.checks.queries import of_household
from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.me.forms.where import WhereForm


@household_page(methods=("GET", "POST"))
def where(request: HouseholdRequest) -> HttpResponse:
    household = request.link.household
    asked = open_check(household)
    form = None
    if asked is not None:
        form = WhereForm(request.POST or None, link=request.link, check=asked)
        if request.method == "POST" and form.send():
            messages.success(request, _("Thank you. Where you are was not kept."))
            return redirect("me:where")
    made = of_household(household, clock.now()).made
    return render(request, "me/where.html", {"asked": asked, "form": form, "made": made})
