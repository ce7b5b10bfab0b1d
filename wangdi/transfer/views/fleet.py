"""Entry points, vehicles and their trips: the transport group's own register."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.transfer import fleet, section
from wangdi.transfer.forms.fleet import (
    ClosePointForm,
    DisinfectForm,
    EndTripForm,
    PointForm,
    RetireForm,
    TripForm,
    VehicleForm,
)
from wangdi.transfer.models import EntryPoint, TripDisinfection, Vehicle
from wangdi.transfer.views import fetching

FORM = "transfer/register.html"


@page("transfer.see_points")
def points(request: DeskRequest) -> HttpResponse:
    """Every entry point with its contact, and every vehicle with what it does now."""
    context = {
        "points": EntryPoint.objects.order_by("closed_at", "opened_at"),
        "fleet": fleet.fleet(),
        "trips": fleet.trips(20),
        "clean": set(
            TripDisinfection.objects.filter(annulled_at=None).values_list("trip_id", flat=True)
        ),
        "may_keep": request.standing.holds("transfer.keep_points"),
        "may_drive": request.standing.holds("transfer.drive"),
    }
    return render(request, "transfer/points.html", context)


def _register(
    request: DeskRequest, form: CommandForm, words: dict[str, Any], done: str
) -> HttpResponse:
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, done)
        return redirect("transfer:points")
    return render(request, FORM, {"form": form, **words})


@page("transfer.keep_points", methods=("GET", "POST"))
def open_point(request: DeskRequest) -> HttpResponse:
    words = {
        "heading": _("Open an entry point"),
        "lead": _("A motorway exit or a station where returnees are met."),
        "button": _("Open it"),
    }
    return _register(request, PointForm(request.POST or None), words, _("The entry point is open."))


@page("transfer.keep_points", methods=("GET", "POST"))
def close_point(request: DeskRequest, point_id: UUID) -> HttpResponse:
    here = fetching.point(point_id)
    words = {
        "heading": _("Close %(point)s") % {"point": here.name},
        "lead": _("It closes when nobody is expected here and nobody waits here."),
        "button": _("Close it"),
    }
    form = ClosePointForm(request.POST or None, about=here.id)
    return _register(request, form, words, _("The entry point is closed."))


@page("transfer.keep_points", methods=("GET", "POST"))
def vehicle(request: DeskRequest) -> HttpResponse:
    words = {
        "heading": _("Register a vehicle"),
        "lead": _("With its driver, and how many of its seats may be taken."),
        "button": _("Register it"),
    }
    share = section.in_force(clock.now()).load_percent
    form = VehicleForm(request.POST or None, initial={"load_percent": share})
    return _register(request, form, words, _("The vehicle is registered."))


@page("transfer.keep_points", methods=("GET", "POST"))
def retire(request: DeskRequest, vehicle_id: UUID) -> HttpResponse:
    found = get_object_or_404(Vehicle.objects.all(), id=vehicle_id)
    words = {
        "heading": _("Take %(plate)s out of use") % {"plate": found.plate},
        "lead": _("Its trips stay on record."),
        "button": _("Take it out of use"),
    }
    form = RetireForm(request.POST or None, about=found.id)
    return _register(request, form, words, _("It is out of use."))


@page("transfer.drive", methods=("GET", "POST"))
def begin(request: DeskRequest, point_id: UUID) -> HttpResponse:
    """A vehicle is ready at this point: clean, its driver protected."""
    here = fetching.point(point_id)
    free = [one for one in fleet.fleet() if one.trip is None]
    form = TripForm(request.POST or None, point=here, free=free)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The vehicle is ready; people may board."))
        return redirect("transfer:point", here.id)
    return render(request, "transfer/begin.html", {"form": form, "point": here, "free": free})


@page("transfer.see_points", methods=("GET", "POST"))
def trip(request: DeskRequest, trip_id: UUID) -> HttpResponse:
    """One trip: who sits where, and its end."""
    found = fetching.trip(trip_id)
    form = EndTripForm(request.POST or None, trip=found.id)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The trip has ended. Disinfect the vehicle now."))
        return redirect("transfer:disinfect", found.id)
    done = TripDisinfection.objects.filter(trip=found, annulled_at=None).first()
    context = {
        "form": form,
        "trip": found,
        "riders": fleet.riders_of(request.scope, found),
        "done": done,
        "kit": [section.KIT_LABELS[item] for item in found.kit if item in section.KIT_LABELS],
        "may_drive": request.standing.holds("transfer.drive"),
    }
    return render(request, "transfer/trip.html", context)


@page("transfer.drive", methods=("GET", "POST"))
def disinfect(request: DeskRequest, trip_id: UUID) -> HttpResponse:
    found = fetching.trip(trip_id)
    form = DisinfectForm(request.POST or None, trip=found.id)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Disinfected; the vehicle may go again."))
        return redirect("transfer:points")
    words = {
        "heading": _("Disinfect %(plate)s") % {"plate": found.vehicle.plate},
        "lead": _("Nobody sits inside; air the vehicle afterwards."),
        "button": _("It is disinfected"),
    }
    return render(request, FORM, {"form": form, **words})
