"""Temperatures of everybody at home on one page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.lib import clock
from wangdi.links.pages import HouseholdRequest, household_page
from wangdi.residents.me.forms.readings import forms_of, send
from wangdi.residents.queries.care import care_of


@household_page(methods=("GET", "POST"))
def readings(request: HouseholdRequest) -> HttpResponse:
    cares = care_of(request.link.household, clock.now())
    filled = forms_of(request.link, cares, request.POST or None)
    empty = False
    if request.method == "POST":
        if send(filled):
            messages.success(request, _("Thank you, it has arrived."))
            return redirect("me:start")
        empty = not any(form.is_told() for form in filled)
    return render(request, "me/readings.html", {"forms": filled, "empty": empty})
