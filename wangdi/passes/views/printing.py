"""Passes on paper: cards, many on one A4, or a slip in large type for who has no phone."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.passes import paper, queries
from wangdi.passes.models import Pass
from wangdi.passes.queries import Standing
from wangdi.passes.views.listing import fetch
from wangdi.passes.words import Standing as Word

PRINTED = (Word.OK, Word.NOT_YET, Word.SUSPENDED)
Shown = tuple[Pass, Standing]


@page("passes.issue", methods=("POST",))
def one(request: DeskRequest, pass_id: UUID) -> HttpResponse:
    """One pass as a card, or as a slip."""
    found = fetch(request, pass_id)
    if found[1].code not in PRINTED:
        raise Http404
    return _paper(request, [found], slip=request.POST.get("form") == "slip")


@page("passes.issue", methods=("POST",))
def sheet(request: DeskRequest) -> HttpResponse:
    """All passes of a class at a place, in walking order; at most MOST at once."""
    at = clock.now()
    try:
        place, begin = int(request.POST.get("place", "")), int(request.POST.get("from", "0"))
    except ValueError:
        raise Http404 from None
    if not 0 <= begin < paper.MOST * 1000 or not 0 < place < 2**31:
        raise Http404
    rows = Pass.objects.visible_to(request.scope).live(at)
    rows = rows.filter(place=place, klass=request.POST.get("klass", ""))
    wanted = queries.beside(queries.asked(rows, at)).order_by("household__sort_key", "id")
    shown = queries.stood(wanted[begin : begin + paper.MOST], at)
    found = [each for each in shown if each[1].code in PRINTED]
    if not found:
        messages.error(request, _("There is nothing to print here."))
        return redirect("passes:compound")
    return _paper(request, found, slip=request.POST.get("form") == "slip")


def _paper(request: DeskRequest, found: Sequence[Shown], *, slip: bool) -> HttpResponse:
    """Who printed what is in the trail before the paper is made; the paper is kept nowhere."""
    records = [
        Incoming(key, {"of": each[0].id})
        for key, each in zip(ids.uuid7s(len(found)), found, strict=True)
    ]
    answers = submit(actor=request.actor, command="passes.print", records=records)
    if answers.applied != len(found):
        messages.error(request, _("Not printed: you may not print all of these."))
        return redirect("passes:passes")
    made = paper.pdf(found, office=request.standing.place_name, slip=slip)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="passes.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer
