"""Vehicles back from elsewhere: the log, one vehicle, what was found out."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import areas, asked, journeys
from wangdi.screening.forms.vehicles import ReportForm, VehicleForm
from wangdi.screening.models import ReturnedVehicle
from wangdi.screening.queries import expected as queries
from wangdi.screening.queries import lists
from wangdi.ui import paging


@page("screening.view_vehicles")
def vehicles(request: DeskRequest) -> HttpResponse:
    """What came back lately, first what nobody has followed up."""
    known, today = areas.known(clock.now()), clock.today()
    first = today - timedelta(days=known.recent_days)
    found = queries.vehicles(request.scope, first)
    context = {
        "page": paging.pages(request, found.select_related("dwelling")),
        "open": queries.not_followed_up(request.scope, first),
        "days": known.recent_days,
        "may_log": request.standing.holds("screening.log_vehicle"),
    }
    return render(request, "screening/vehicles/list.html", context)


@page("screening.log_vehicle", methods=("GET", "POST"))
def log(request: DeskRequest) -> HttpResponse:
    """A vehicle that came back; its people are found out within a day."""
    doors = Dwelling.objects.visible_to(request.scope)
    door = doors.filter(id=asked.named(request, "door")).first()
    form = VehicleForm(request.POST or None, scope=request.scope, door=door)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("The vehicle is logged; find out who came with it."))
        return redirect("screening:vehicle", form.answer.subject or form.record_key())
    return render(request, "screening/vehicles/log.html", {"form": form, "door": door})


@page("screening.view_vehicles", methods=("GET", "POST"))
@never_cache
def vehicle(request: DeskRequest, returned_id: UUID) -> HttpResponse:
    """One vehicle: who of its plate is registered, what was found out, what is left."""
    seen = ReturnedVehicle.objects.visible_to(request.scope).standing()
    one = get_object_or_404(seen.select_related("dwelling"), id=returned_id)
    form = ReportForm(request.POST or None, vehicle=one)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The report is written down."))
        return redirect("screening:vehicle", one.id)
    near = timedelta(days=2)
    aboard = lists.aboard(request.scope, one.plate, one.returned_on - near, one.returned_on + near)
    may_see = request.standing.holds("screening.view_arrivals")
    context = {
        "vehicle": one,
        "number": journeys.transport_key(one.plate),
        "reports": one.reports.filter(annulled_at=None).order_by("-at"),
        "aboard": aboard.count() if may_see else None,
        "form": form,
        "may_log": request.standing.allows("screening.log_vehicle", one.stamp),
    }
    return render(request, "screening/vehicles/one.html", context)
