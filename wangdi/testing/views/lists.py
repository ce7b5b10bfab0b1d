"""Results as lists, the results of one person, and the way to enter one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.pages import DeskRequest, page
from wangdi.people import queries as people
from wangdi.people.models import Person
from wangdi.testing import queries
from wangdi.testing.forms import RecordForm
from wangdi.testing.models import Result
from wangdi.testing.permissions import RECORD, VIEW
from wangdi.ui import paging

WORDS = {
    "positive": gettext_lazy("Positive, to be reported"),
    "pending": gettext_lazy("Waiting for the result"),
    "all": gettext_lazy("All results"),
}


@page(VIEW)
def lists(request: DeskRequest) -> HttpResponse:
    """First what must be reported, then what is still to come, then all."""
    counts = {name: queries.on_list(request.scope, name).count() for name in queries.LISTS}
    urgent = next(name for name in queries.LISTS if counts[name] or name == "all")
    asked = request.GET.get("list", "")
    current = asked if asked in queries.LISTS else urgent
    rows = queries.on_list(request.scope, current).select_related("person__household")
    shown = paging.keyset(request, rows, by=("-sampled_on", "-id"), count=counts[current])
    context = {
        "tabs": [(name, WORDS[name], counts[name], name == current) for name in queries.LISTS],
        "page": shown,
        "rows": shown.rows,
        "current": WORDS[current],
        "positive": counts["positive"],
        "pending": counts["pending"],
        "may_record": request.standing.holds(RECORD),
    }
    return render(request, "testing/lists.html", context)


@page(RECORD)
def find(request: DeskRequest) -> HttpResponse:
    """Whose result it is: found by name, initials or door."""
    words = request.GET.get("q", "").strip()[:60]
    found = people.search(request.scope, words) if words else []
    return render(request, "testing/find.html", {"words": words, "found": found})


@page(VIEW)
def person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Everything that was tested of one person, the newest first."""
    known = _person(request, person_id)
    rows = Result.objects.visible_to(request.scope).filter(person=known, annulled_at=None)
    context = {
        "person": known,
        "rows": rows.order_by("-sampled_on", "-sampled_time", "-id")[:200],
        "may_record": request.standing.allows(RECORD, known.stamp),
    }
    return render(request, "testing/person.html", context)


@page(RECORD, methods=("GET", "POST"))
def enter(request: DeskRequest, person_id: UUID) -> HttpResponse:
    known = _person(request, person_id)
    form = RecordForm(request.POST or None, person=known)
    if request.method == "POST" and form.submit(request.actor):
        return redirect("testing:person", known.id)
    context = {"form": form, "person": known, "heading": _("Enter a result")}
    return render(request, "testing/enter.html", context)


def _person(request: DeskRequest, person_id: UUID) -> Person:
    rows = Person.objects.visible_to(request.scope).select_related("household")
    return get_object_or_404(rows, id=person_id)
