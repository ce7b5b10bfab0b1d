"""What is open in each place, from the district down to the building; and what happened when."""

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.reporting import reading, since, words
from wangdi.reporting.queries import events, nested
from wangdi.reporting.queries.columns import Extent
from wangdi.reporting.queries.sheets import report_of
from wangdi.territory.models import COMMUNITY_KINDS, Place
from wangdi.ui import asking


@page("reporting.view")
def places(request: DeskRequest) -> HttpResponse:
    """Courtyards keep the compound, compounds the community, communities the city."""
    extent = reading.extent_asked(request)
    report = report_of(clock.today())
    inside = extent.place is not None and extent.place.kind in COMMUNITY_KINDS
    compound = _compound(request, extent.place) if inside and extent.place else None
    if inside and extent.place:
        found = nested.inside(extent.place, clock.now(), compound)
    else:
        found = nested.of_places(report, extent, _below(extent)) if report else []
    context = {
        "extent": extent,
        "compound": compound,
        "inside": inside,
        "figures": nested.figures(),
        "places": [(one, words.GUARDED[one.state]) for one in found],
        "alarms": sum(1 for one in found if one.state == nested.ALARM),
        "report": report,
    }
    return render(request, "reporting/places.html", context)


def _below(extent: Extent) -> list[Place]:
    """The places of the columns: the next level down."""
    wanted = set(extent.column_of.values())
    return list(Place.objects.filter(id__in=wanted).order_by("code", "id"))


def _compound(request: DeskRequest, community: Place) -> Place | None:
    wanted = asking.number(request.GET.get("inside"))
    return Place.objects.filter(id=wanted, community_id=community.id).first() if wanted else None


@page("reporting.view")
def timeline(request: DeskRequest) -> HttpResponse:
    """Since when the office is activated, and what was decided and done since."""
    context = {
        "events": events.timeline(request.scope),
        "since": since.activation(clock.now()),
    }
    return render(request, "reporting/timeline.html", context)
