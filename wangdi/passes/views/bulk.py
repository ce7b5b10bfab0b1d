"""Passes for all households of a compound, in one batch."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.passes import listing, paper, section, showing
from wangdi.passes.forms.issuing import BulkForm
from wangdi.passes.section import PassClass
from wangdi.territory.models import Place

HOLDERS = ("household", "person")


@page("passes.issue", methods=("GET", "POST"))
def compound(request: DeskRequest) -> HttpResponse:
    """Choose compound and class, see how many have none, and issue them all."""
    at = clock.now()
    places = listing.places_in(request.scope)
    classes = [one for one in section.in_force(at).classes if one.holder in HOLDERS]
    form = BulkForm(request.POST or request.GET or None, places=places, classes=classes)
    context: dict[str, Any] = {"form": form, "bulk": None}
    if form.is_valid():
        place = next(one for one in places if one.id == form.cleaned_data["place"])
        klass = next(one for one in classes if one.code == form.cleaned_data["klass"])
        bulk = listing.bulk(place, klass, request.scope, at)
        if request.method == "POST":
            return _issued(request, place, klass, bulk)
        context |= {
            "bulk": bulk,
            "without": len(bulk.homes) + len(bulk.people),
            "place": place,
            "klass": klass,
            "terms": showing.terms(klass),
            "sheets": _sheets(bulk.have),
        }
    return render(request, "passes/compound.html", context)


def _issued(
    request: DeskRequest, place: Place, klass: PassClass, bulk: listing.Bulk
) -> HttpResponse:
    """Who got one in the meantime is kept for nobody's review: he simply has it."""
    each = [{"household": one} for one in bulk.homes] or [{"person": one} for one in bulk.people]
    records = [
        Incoming(key, {"klass": klass.code, "place": place.id, **one})
        for key, one in zip(ids.uuid7s(len(each)), each, strict=True)
    ]
    answers = submit(actor=request.actor, command="passes.issue", records=records)
    said = _("%(n)d passes issued, %(review)d kept to be looked at.")
    messages.success(request, said % {"n": answers.applied, "review": answers.review})
    return redirect(f"{reverse('passes:compound')}?place={place.id}&klass={klass.code}")


def _sheets(have: int) -> list[tuple[int, int, int]]:
    """Files of at most `paper.MOST` cards: where each begins, and its first and last in words."""
    starts = range(0, have, paper.MOST)
    return [(begin, begin + 1, min(begin + paper.MOST, have)) for begin in starts]
