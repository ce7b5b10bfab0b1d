"""Give a lead to a door, a grid or a community of one's own places."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from wangdi.access.pages import DeskRequest, page
from wangdi.leads import showing
from wangdi.leads.forms import PlaceForm
from wangdi.leads.views.fetching import act, fetch
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling

MOST_DOORS = 20


@page("leads.place", methods=("GET", "POST"))
def place(request: DeskRequest, lead_id: UUID) -> HttpResponse:
    """The door, if it can be found; else the grid or the community that is to look."""
    lead = fetch(request, lead_id)
    asked = compact(request.GET.get("door", ""))
    doors = Dwelling.objects.visible_to(request.scope).filter(address__icontains=asked)
    form = PlaceForm(request.POST or None, lead=lead, scope=request.scope)
    return act(
        request,
        form,
        "leads/place.html",
        str(showing.ASSIGNED),
        after=reverse("leads:lead", args=[lead.id]),
        lead=lead,
        claim=showing.claim(lead),
        asked=asked,
        doors=list(doors.in_walking_order()[:MOST_DOORS]) if asked else [],
    )
