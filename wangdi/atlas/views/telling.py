"""Visits of leaders, risk levels, and what is missing."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.atlas import gaps as missing
from wangdi.atlas import seeing
from wangdi.atlas.forms.telling import RiskForm, VisitForm
from wangdi.territory.models import MANAGED_KINDS, Place, PlaceKind


@page("territory.view_places")
def gaps(request: DeskRequest) -> HttpResponse:
    """What is missing, kind by kind, each with its first rows."""
    found = missing.gaps(request.scope)
    context = {"gaps": found, "count": sum(gap.count for gap in found)}
    return render(request, "atlas/gaps.html", context)


@page("atlas.record_visit", methods=("GET", "POST"))
def visit(request: DeskRequest, place: int) -> HttpResponse:
    """A leader writes down where he was in an area, or a community, and what he found."""
    one = seeing.place(request.scope, place)
    inside = Place.objects.communities().under([one.id])
    rows = inside.filter(id__in=request.scope.communities)
    form = VisitForm(request.POST or None, places=[(row.id, row.name) for row in rows])
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The visit is written down."))
        return redirect("atlas:place", one.pk)
    title = _("Write down a visit")
    return render(request, "atlas/tell.html", {"form": form, "place": one, "title": title})


@page("atlas.set_risk", methods=("GET", "POST"))
def risk(request: DeskRequest, place: int) -> HttpResponse:
    one = seeing.place(request.scope, place)
    if one.kind in (*MANAGED_KINDS, PlaceKind.UNIT):
        raise Http404
    form = RiskForm(one, request.POST or None)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Entered. It holds from its day on, with its document."))
        return redirect("atlas:place", one.pk)
    title = _("Enter a risk level")
    return render(request, "atlas/tell.html", {"form": form, "place": one, "title": title})
