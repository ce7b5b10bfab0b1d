"""Who came back: the form at a door, one journey, and who has left again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling
from wangdi.screening import asked, listing, showing, turns
from wangdi.screening.forms.arrivals import ArrivalForm
from wangdi.screening.forms.leaving import LeavingForm
from wangdi.screening.models import Arrival, Expected, Exposure


@page("screening.record_arrival", methods=("GET", "POST"))
def register(request: DeskRequest, dwelling_id: UUID) -> HttpResponse:
    """Register a returnee behind a door; then on to where one came from."""
    seen = Dwelling.objects.visible_to(request.scope)
    dwelling = get_object_or_404(seen, id=dwelling_id)
    expected = _expected(request)
    form = ArrivalForm(request.POST or None, dwelling=dwelling, expected=expected)
    canvass = request.GET.get("round", "")
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The returnee is registered and stands in the ledger."))
        again = "another" in request.POST
        return redirect(_after(request, dwelling, canvass, again=again))
    context = {
        "form": form,
        "dwelling": dwelling,
        "expected": expected,
        "list_url": showing.list_url(request),
    }
    return render(request, "screening/arrival.html", context)


@page("screening.record_arrival")
def find_door(request: DeskRequest) -> HttpResponse:
    """Behind which door? Found by building, unit and room as people write them."""
    words = compact(request.GET.get("door", ""))
    doors = Dwelling.objects.visible_to(request.scope).filter(address__icontains=words)
    found = list(doors.in_walking_order()[:20]) if words else []
    expected = _expected(request)
    context = {
        "doors": found,
        "asked": words,
        "expected": expected,
        "query": f"?expected={expected.id}" if expected else "",
        "list_url": showing.list_url(request),
    }
    return render(request, "screening/find_door.html", context)


@page("screening.view_arrivals")
def one(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """All that is known of one journey, who came along, and whose turn it is."""
    seen = Arrival.objects.visible_to(request.scope).standing()
    arrival = get_object_or_404(seen.select_related("person", "dwelling"), id=arrival_id)
    together = seen.filter(party=arrival.party).exclude(id=arrival.id) if arrival.party else ()
    today = clock.today()
    turn_of = turns.turns([arrival])
    context = {
        "arrival": arrival,
        "row": showing.row(arrival, turn_of[arrival.id], today),
        "together": [(other, showing.who(other)) for other in together],
        "changes": arrival.class_changes.filter(lapsed_at=None).order_by("-found_at"),
        "number": listing.number_of(arrival),
        "exposures": [Exposure(one).label for one in arrival.exposures],
        "may_act": request.standing.allows("screening.record_arrival", arrival.stamp),
    }
    return render(request, "screening/returnee.html", context)


@page("screening.record_arrival", methods=("GET", "POST"))
def left(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Somebody who came back has left again."""
    seen = Arrival.objects.visible_to(request.scope).standing()
    arrival = get_object_or_404(seen.select_related("person", "dwelling"), id=arrival_id)
    form = LeavingForm(request.POST or None, arrival=arrival)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("It is written down that this person has left again."))
        return redirect("screening:arrival", arrival.id)
    context = {"form": form, "arrival": arrival, "who": showing.who(arrival)}
    return render(request, "screening/left.html", context)


def _expected(request: DeskRequest) -> Expected | None:
    """The one of a declaration who has come, if the address names one."""
    seen = Expected.objects.visible_to(request.scope).waited_for().select_related("declaration")
    return seen.filter(id=asked.named(request, "expected")).first()


def _after(request: DeskRequest, dwelling: Dwelling, canvass: str, *, again: bool) -> str:
    if again:
        return request.get_full_path()
    try:
        return showing.next_url(UUID(canvass), dwelling.id)
    except ValueError:
        return showing.list_url(request)
