"""A sheet entered fast by the keyboard, and looked at twice."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock
from wangdi.screening import doorstep, paper
from wangdi.screening.forms import sheets as typing
from wangdi.screening.models import DoorSheet, Outcome, SheetReading


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
