"""The list of key areas, and whose class it has changed."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.screening import areas as known_areas
from wangdi.screening import showing
from wangdi.screening.forms.areas import AreaForm, DecideForm, EndForm
from wangdi.screening.models import ClassChange, ListedArea
from wangdi.ui import paging

WHO = ("arrival", "arrival__person", "arrival__dwelling")


@page("screening.view_arrivals")
def areas(request: DeskRequest) -> HttpResponse:
    """Both lists together, as they hold: what the rules say and what documents added."""
    known, today = known_areas.known(clock.now()), clock.today()
    context = {
        "now": [one for one in known.areas if one.holds_on(today)],
        "before": [one for one in known.areas if not one.holds_on(today)],
        "changes": _waiting(request).count(),
        "may_list": request.standing.holds("screening.list_areas"),
        "may_decide": request.standing.holds("screening.decide_class"),
    }
    return render(request, "screening/areas/list.html", context)


@page("screening.list_areas", methods=("GET", "POST"))
def enter(request: DeskRequest) -> HttpResponse:
    """A key area of a document."""
    form = AreaForm(request.POST or None)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The key area is listed; recent returnees were compared."))
        return redirect("screening:areas")
    return render(request, "screening/areas/enter.html", {"form": form})


@page("screening.list_areas", methods=("GET", "POST"))
def end(request: DeskRequest, area_id: UUID) -> HttpResponse:
    """It is a key area no more."""
    area = get_object_or_404(ListedArea.objects.standing(), id=area_id)
    form = EndForm(request.POST or None, area=area)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The end is written down; recent returnees were compared."))
        return redirect("screening:areas")
    return render(request, "screening/areas/end.html", {"form": form, "area": area})


@page("screening.decide_class")
def changes(request: DeskRequest) -> HttpResponse:
    """Of whom the list now says otherwise than his record."""
    found = _waiting(request).select_related(*WHO).order_by("found_at", "id")
    shown = paging.pages(request, found)
    rows = [(one, showing.who(one.arrival)) for one in shown.rows]
    return render(request, "screening/areas/changes.html", {"page": shown, "rows": rows})


@page("screening.decide_class", methods=("GET", "POST"))
def decide(request: DeskRequest, change_id: UUID) -> HttpResponse:
    """A person decides; what stood before stays in the history."""
    change = get_object_or_404(_waiting(request).select_related(*WHO), id=change_id)
    form = DecideForm(request.POST or None, change=change)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The decision is written down."))
        return redirect("screening:class_changes")
    context = {"form": form, "change": change, "who": showing.who(change.arrival)}
    return render(request, "screening/areas/decide.html", context)


def _waiting(request: DeskRequest) -> QuerySet[ClassChange]:
    seen = ClassChange.objects.visible_to(request.scope)
    return seen.filter(decided_at=None, lapsed_at=None)
