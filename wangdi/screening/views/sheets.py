"""Door lists on paper: printed, walked with, entered fast, looked at twice."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import rendering, verifying
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock, ids
from wangdi.screening import beats, doorstep, paper, papers
from wangdi.screening.forms import sheets as typing
from wangdi.screening.models import DoorSheet, Outcome, SheetReading
from wangdi.screening.views.rounds import visible_round
from wangdi.territory.models import Place

MOST = 20
"""Sheets in one print."""


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
    context = {
        "round": canvass,
        "parts": [(part, names[part.building]) for part in parts],
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
    addresses = {one.code: [door.address for door in paper.doors_on(one)] for one in wanted}
    pictures = {
        one.code: [
            verifying.qr_svg(_row_url(one.code, row)) for row in range(1, len(one.doors) + 1)
        ]
        for one in wanted
    }
    data = papers.sheets(wanted, addresses, pictures)
    return _pdf("screening/templates/typ/sheet.typ", data, f"{wanted[0].code}.pdf")


@page("screening.sheets")
def open_sheet(request: DeskRequest) -> HttpResponse:
    """Which sheet lies before one? Its code stands on it in large letters."""
    code = request.GET.get("code", "").strip().upper()
    sheet = DoorSheet.objects.visible_to(request.scope).filter(code=code, annulled_at=None).first()
    if sheet is not None:
        return redirect("screening:sheet", sheet.code)
    return render(request, "screening/open_sheet.html", {"code": code})


@page("screening.sheets", methods=("GET", "POST"))
def sheet(request: DeskRequest, code: str) -> HttpResponse:
    """Enter a sheet row by row; the second person enters it anew and sees what differs."""
    seen = DoorSheet.objects.visible_to(request.scope).select_related("round", "building")
    one = get_object_or_404(seen, code=code.upper(), annulled_at=None)
    asks = doorstep.of(one.round.doorstep)
    typed = typing.Typing()
    if request.method == "POST" and not one.settled_at:
        typed = typing.read(request.POST, asks, len(one.doors))
        if typed.walked_at is None:
            messages.error(request, _("When was this sheet walked?"))
        elif not typed.problems:
            done = _keep(request, one, typed)
            if done is not None:
                return done
    readings = paper.readings(one)
    other = next((read for read in readings if read.by != request.user.pk), None)
    differing = _differing(other, typed) if request.method == "POST" else []
    context = {
        "sheet": one,
        "rows": _rows(one, typed, other, differing),
        "asks": asks,
        "outcomes": [(digit, Outcome(code).label) for digit, code in typing.DIGITS.items()],
        "differing": differing,
        "problems": typed.problems,
        "second": other is not None,
        "own": any(read.by == request.user.pk for read in readings),
        "walked_at": request.POST.get("walked_at") or f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}",
    }
    return render(request, "screening/sheet.html", context)


@page("screening.view")
def leaflet(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """The leaflet of the round, to be printed and handed over at the doors."""
    canvass = visible_round(request.scope, round_id)
    data = papers.leaflet(canvass)
    if data is None:
        raise Http404
    return _pdf("screening/templates/typ/leaflet.typ", data, "leaflet.pdf")


def _keep(request: DeskRequest, one: DoorSheet, typed: typing.Typing) -> HttpResponse | None:
    """Keep what was read; where two people agree, the visits go in under the keys of the rows."""
    payload = {
        "sheet": one.id,
        "rows": typed.rows,
        "walked_at": typed.walked_at,
        "sure": typed.sure,
    }
    with transaction.atomic():
        try:
            answer = submit_one(
                actor=request.actor, command="screening.read_sheet", payload=payload
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return None
        one.refresh_from_db()
        if one.settled_at:
            _record(request, one, answer.key)
            return redirect("screening:sheet", one.code)
    if paper.other_reading(SheetReading.objects.get(id=answer.key)) is None:
        messages.success(request, _("Kept. A second person reads the same sheet now."))
        return redirect("screening:open_sheet")
    return None


def _record(request: DeskRequest, one: DoorSheet, reading: UUID) -> None:
    visits = paper.visits(one, SheetReading.objects.get(id=reading))
    if not visits:
        messages.success(request, _("Everything on this sheet came by telephone already."))
        return
    answers = submit(
        actor=request.actor, command="screening.record_visit", records=visits, channel="paper"
    )
    said = {"n": answers.applied, "known": answers.duplicate, "review": answers.review}
    messages.success(
        request,
        _("%(n)d visits are entered, %(known)d were known, %(review)d wait for a person.") % said,
    )


def _differing(other: SheetReading | None, typed: typing.Typing) -> list[int]:
    if other is None:
        return []
    mine = {str(number): row for number, row in typed.rows.items()}
    return [row for row in paper.differing(other.rows, mine) if row not in typed.sure]


def _rows(
    one: DoorSheet, typed: typing.Typing, other: SheetReading | None, differing: list[int]
) -> list[dict[str, Any]]:
    rows = []
    for number, door in enumerate(paper.doors_on(one), start=1):
        before = other.rows.get(str(number)) if other and number in differing else None
        rows.append(
            {
                "number": number,
                "door": door,
                "typed": typed.typed.get(number),
                "differs": number in differing,
                "before": Outcome(before["outcome"]).label if before else "",
            }
        )
    return rows


def _row_url(code: str, row: int) -> str:
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse('screening:scanned', args=[code, row])}"


def _pdf(template: str, data: dict[str, Any], name: str) -> HttpResponse:
    answer = HttpResponse(rendering.render(template, data), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
