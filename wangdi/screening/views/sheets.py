"""Door lists and leaflets on paper, to be walked with."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import rendering
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.screening import beats, papers, printing
from wangdi.screening.allotting import Part
from wangdi.screening.models import DoorSheet
from wangdi.screening.views.rounds import visible_round
from wangdi.territory.models import Place
from wangdi.ui import asking

MOST = 20
"""Sheets in one print."""
SHOWN = 200
LEAFLET = "screening/templates/typ/leaflet.typ"


@page("screening.sheets", methods=("GET", "POST"))
def sheets(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """Choose buildings and print their lists; what was printed and how far it is entered."""
    canvass = visible_round(request.scope, round_id)
    given = beats.current(canvass)
    parts = beats.parts(canvass, request.scope)
    if request.method == "POST":
        chosen = {int(one) for one in request.POST.getlist("building") if one.isdecimal()}
        wanted = sorted(chosen & {part.building for part in parts})[:MOST]
        keys = ids.uuid7s(len(wanted))
        records = [
            Incoming(key, {"round": canvass.id, "building": one, "worker": given.get((one, ""))})
            for key, one in zip(keys, wanted, strict=True)
        ]
        answers = submit(actor=request.actor, command="screening.print_sheet", records=records)
        done = DoorSheet.objects.visible_to(request.scope).filter(id__in=keys)
        messages.success(request, _("%(n)d lists are ready to print.") % {"n": answers.applied})
        codes = "&".join(f"code={one.code}" for one in done)
        return redirect(f"{request.path}?{codes}")
    printed = DoorSheet.objects.visible_to(request.scope).filter(round=canvass, annulled_at=None)
    names = Place.objects.in_bulk({part.building for part in parts})
    shown = printed.select_related("building", "worker").order_by("settled_at", "-printed_at")
    community = asking.number(request.GET.get("community"))
    within = [part for part in parts if community in (None, part.community)]
    context = {
        "round": canvass,
        "parts": [(part, names[part.building]) for part in within[:SHOWN]],
        "more": max(len(within) - SHOWN, 0),
        "communities": _communities(parts),
        "printed": shown[:200],
        "fresh": request.GET.getlist("code"),
        "most": MOST,
    }
    return render(request, "screening/sheets.html", context)


@page("screening.sheets")
def print_sheets(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """The lists as PDF, one building after the other."""
    canvass = visible_round(request.scope, round_id)
    seen = DoorSheet.objects.visible_to(request.scope).filter(round=canvass, annulled_at=None)
    asked = seen.filter(code__in=request.GET.getlist("code")[:MOST])
    wanted = list(asked.select_related("round", "building", "worker").order_by("printed_at", "id"))
    if not wanted:
        raise Http404
    return _answer(printing.pdf(wanted), f"{wanted[0].code}.pdf")


@page("screening.view")
def leaflet(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """The leaflet of the round, to be printed and handed over at the doors."""
    canvass = visible_round(request.scope, round_id)
    data = papers.leaflet(canvass)
    if data is None:
        raise Http404
    return _answer(rendering.render(LEAFLET, data), "leaflet.pdf")


def _communities(parts: list[Part]) -> list[Place]:
    """The communities in which doors are left, where there are several."""
    ids = {part.community for part in parts if part.community}
    return list(Place.objects.filter(id__in=ids).order_by("code", "id")) if len(ids) > 1 else []


def _answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
