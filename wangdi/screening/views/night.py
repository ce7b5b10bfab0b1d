"""Found on the walk: a door on no list, and light behind doors thought to be empty."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.screening import actions
from wangdi.screening.forms.visits import FoundForm, LitForm
from wangdi.screening.models import CanvassRound
from wangdi.screening.queries import lit as lights
from wangdi.screening.views.rounds import visible_round
from wangdi.territory.models import Place, PlaceKind
from wangdi.ui import asking

MOST = 300
"""Buildings on one page: those with more light than people come first."""


@page("screening.visit", methods=("GET", "POST"))
def find(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """A door that is on no list: laid in the ledger, then knocked at."""
    canvass = visible_round(request.scope, round_id)
    buildings = _buildings(request, canvass)
    initial = {"building": asking.number(request.GET.get("building"))}
    form = FoundForm(request.POST or None, canvass=canvass, buildings=buildings, initial=initial)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        if form.answer.answer == "duplicate":
            messages.info(request, _("This door is in the ledger already."))
        else:
            messages.success(request, _("The door is in the ledger and part of the round."))
        return redirect("screening:door", canvass.id, form.answer.subject)
    return render(request, "screening/find.html", {"form": form, "round": canvass})


@page("screening.view")
def lit(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """Every building at night: lit windows beside what its doors answered."""
    canvass = visible_round(request.scope, round_id)
    rows = lights.comparisons(request.scope, canvass)
    context = {
        "round": canvass,
        "rows": rows[:MOST],
        "more": max(len(rows) - MOST, 0),
        "surplus": sum(row.surplus for row in rows),
        "counted": sum(row.count is not None for row in rows),
        "may_visit": request.standing.holds("screening.visit"),
    }
    return render(request, "screening/lit.html", context)


@page("screening.visit", methods=("GET", "POST"))
def count_lit(request: DeskRequest, round_id: UUID, building_id: int) -> HttpResponse:
    """Count one building, and see which of its doors one ought to knock at again."""
    canvass = visible_round(request.scope, round_id)
    row = lights.comparison(request.scope, canvass, building_id)
    if row is None:
        raise Http404
    doubtful = lights.doubtful(request.scope, canvass, building_id)
    form = LitForm(request.POST or None, canvass=canvass, building=row.building, doubtful=doubtful)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(
            request, _("%(n)d lit windows are written down.") % {"n": form.cleaned_data["lit"]}
        )
        return redirect(request.path)
    context = {"round": canvass, "row": row, "form": form, "doubtful": doubtful}
    return render(request, "screening/count_lit.html", context)


@page("screening.visit", methods=("POST",))
def doubt(request: DeskRequest, round_id: UUID, building_id: int) -> HttpResponse:
    """Ask again for all doubtful doors of a building with more light than people."""
    canvass = visible_round(request.scope, round_id)
    row = lights.comparison(request.scope, canvass, building_id)
    if row is None or row.count is None:
        raise Http404
    doors = [door.id for door in lights.doubtful(request.scope, canvass, building_id)]
    payload = {"count": row.count.id, "doors": doors}
    try:
        submit_one(actor=request.actor, command="screening.doubt_doors", payload=payload)
        messages.success(request, _("%(n)d doors are asked for again.") % {"n": len(doors)})
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(reverse("screening:lit", args=[canvass.id]))


def _buildings(request: DeskRequest, canvass: CanvassRound) -> dict[int, str]:
    """The buildings of the round within one's places, by id, in walking order."""
    scope = request.scope
    found = Place.objects.filter(kind=PlaceKind.BUILDING, valid_to=None).select_related("parent")
    mine = (
        found.filter(community_id__in=scope.communities)
        | found.filter(grid_id__in=scope.grids)
        | found.filter(id__in=scope.buildings)
    )
    known = {place.id: place for place in mine.order_by("sort_key", "id")}
    inside = actions.buildings_of(canvass, known)
    return {one: _title(place) for one, place in known.items() if one in inside}


def _title(place: Place) -> str:
    above = place.parent
    inside = above is not None and above.kind in (PlaceKind.COMPOUND, PlaceKind.HAMLET)
    return f"{above.name if above and inside else ''}{place.name}"
