"""Laying places: by official code, one by hand, buildings by the line."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.atlas import seeing
from wangdi.atlas.forms.laying import AddPlaceForm, BuildingsForm, DistrictForm, SubdistrictForm
from wangdi.territory.models import Place, PlaceKind


@page("territory.lay", methods=("GET", "POST"))
def subdistrict(request: DeskRequest) -> HttpResponse:
    units = Place.objects.filter(kind=PlaceKind.ADMINISTRATION, valid_to=None)
    form = SubdistrictForm(request.POST or None, units=[(one.id, one.name) for one in units])
    return _lay(request, form, _("Lay a subdistrict or town"))


@page("territory.lay", methods=("GET", "POST"))
def district(request: DeskRequest) -> HttpResponse:
    form = DistrictForm(request.POST or None)
    return _lay(request, form, _("Lay a district"))


@page("territory.lay", methods=("GET", "POST"))
def unit(request: DeskRequest) -> HttpResponse:
    """A managing unit at the top, over places whose official codes lie under another."""
    return _lay(request, AddPlaceForm(None, request.POST or None), _("Add a managing unit"))


@page("territory.lay", methods=("GET", "POST"))
def add(request: DeskRequest, place: int) -> HttpResponse:
    one = seeing.place(request.scope, place)
    title = _("Add a place in %(name)s") % {"name": one.name}
    return _lay(request, AddPlaceForm(one, request.POST or None), title, one)


@page("territory.lay", methods=("GET", "POST"))
def buildings(request: DeskRequest, place: int) -> HttpResponse:
    one = seeing.place(request.scope, place)
    title = _("Add buildings in %(name)s") % {"name": one.name}
    return _lay(request, BuildingsForm(one, request.POST or None), title, one)


def _lay(
    request: DeskRequest, form: CommandForm, title: str, one: Place | None = None
) -> HttpResponse:
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Laid. What was there already stands as before."))
        return redirect("atlas:place", one.pk) if one else redirect("atlas:places")
    return render(request, "atlas/lay.html", {"form": form, "title": title, "place": one})
