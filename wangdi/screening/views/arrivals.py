"""Who came back: the form at a door, and the line list."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling
from wangdi.screening import areas, queries, showing, turns
from wangdi.screening.forms.arrivals import ArrivalForm
from wangdi.ui import paging, tables


@page("screening.record_arrival", methods=("GET", "POST"))
def register(request: DeskRequest, dwelling_id: UUID) -> HttpResponse:
    """Register a returnee behind a door; then on to where one came from."""
    seen = Dwelling.objects.visible_to(request.scope)
    dwelling = get_object_or_404(seen, id=dwelling_id)
    form = ArrivalForm(request.POST or None, dwelling=dwelling)
    canvass = request.GET.get("round", "")
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The returnee is registered and stands in the ledger."))
        again = "another" in request.POST
        return redirect(_after(request, dwelling, canvass, again=again))
    context = {"form": form, "dwelling": dwelling, "list_url": showing.list_url(request)}
    return render(request, "screening/arrival.html", context)


@page("screening.record_arrival")
def find_door(request: DeskRequest) -> HttpResponse:
    """Behind which door? Found by building, unit and room as people write them."""
    asked = compact(request.GET.get("door", ""))
    doors = Dwelling.objects.visible_to(request.scope).filter(address__icontains=asked)
    found = list(doors.in_walking_order()[:20]) if asked else []
    context = {"doors": found, "asked": asked, "list_url": showing.list_url(request)}
    return render(request, "screening/find_door.html", context)


@page("screening.view_arrivals")
def line_list(request: DeskRequest) -> HttpResponse:
    """Arrivals of the last days: who, why here, since when, whose turn."""
    known = areas.known(clock.now())
    today = clock.today()
    first = today - timedelta(days=known.recent_days)
    found = queries.arrivals_between(request.scope, first, today)
    if request.GET.get("key_area") == "1":
        found = found.filter(key_area=True)
    columns = ("person", "dwelling")
    shown = paging.keyset(request, found.select_related(*columns), by=("-arrived_on", "-id"))
    turn_of = turns.turns(shown.rows)
    context = {
        "page": shown,
        "rows": [showing.row(arrival, turn_of[arrival.id], today) for arrival in shown.rows],
        "days": known.recent_days,
        "words": tables.words(request, {"key_area": _("Key areas only")}),
        "may_register": request.standing.holds("screening.record_arrival"),
        "only_key": request.GET.get("key_area") == "1",
    }
    return render(request, "screening/arrivals.html", context)


def _after(request: DeskRequest, dwelling: Dwelling, canvass: str, *, again: bool) -> str:
    if again:
        return request.get_full_path()
    try:
        return showing.next_url(UUID(canvass), dwelling.id)
    except ValueError:
        return showing.list_url(request)
