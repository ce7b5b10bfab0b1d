"""Entries that may be one person: the list, and the page where somebody decides."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.people import doubles
from wangdi.people.models import Person, Resemblance
from wangdi.people.views.fetching import anybody, person_of
from wangdi.people.views.household import Card
from wangdi.ui import paging

MERGE = "people.merge"


class Line(NamedTuple):
    """One pair with who of both may be seen, and whether it may be decided here."""

    pair: doubles.Double
    both: list[tuple[Person, bool]]
    opens: bool


class PairForm(CommandForm):
    """Who remains, or that they are two; the buttons say which."""

    def __init__(self, *args: Any, one: Person, other: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one, self.other = one, other

    def payload(self) -> dict[str, Any]:
        return {"person": str(self.one.pk), "other": str(self.other.pk)}


class MergeForm(PairForm):
    command = "people.merge_people"


class ApartForm(PairForm):
    command = "people.tell_apart"


@page(MERGE)
def listed(request: DeskRequest) -> HttpResponse:
    """Pairs, the surest first; an entry outside one's places shows its community alone."""
    found = paging.pages(request, doubles.doubles(request.scope))
    rows = [_line(request, alike) for alike in found.rows]
    return render(request, "people/doubles.html", {"page": found, "rows": rows})


def _line(request: DeskRequest, alike: Resemblance) -> Line:
    both = (alike.first, alike.second)
    seen = [request.standing.allows(MERGE, one.stamp) for one in both]
    pair = doubles.Double(*both, alike.reasons)
    return Line(pair, list(zip(both, seen, strict=True)), all(seen))


@page(MERGE, methods=("GET", "POST"))
def decide(request: DeskRequest, person: UUID, other: UUID) -> HttpResponse:
    """Both side by side; whichever remains takes over what the other knew."""
    if person == other:
        raise Http404
    one, two = person_of(request, person), anybody(request, other)
    apart = request.POST.get("decision") == "apart"
    survivor, gone = (two, one) if request.POST.get("decision") == str(two.pk) else (one, two)
    kind = ApartForm if apart else MergeForm
    form = kind(request.POST or None, one=survivor, other=gone)
    if request.method == "POST" and form.submit(request.actor):
        done = _("Kept apart; they are proposed no more.") if apart else _("Merged into one.")
        messages.success(request, done)
        return redirect("people:household", household=survivor.household_id)
    today = clock.today()
    return render(
        request,
        "people/double.html",
        {
            "form": form,
            "pair": doubles.compare(one, two),
            "cards": [Card(one, one.age_on(today)), Card(two, two.age_on(today))],
            "differs": bool(one.id_index and two.id_index and one.id_index != two.id_index),
        },
    )
