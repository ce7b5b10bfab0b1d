"""How the versions of a day differ, who corrected it and why, and what came in late."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import figures
from wangdi.reporting import correcting, reading
from wangdi.reporting.forms.days import CorrectForm
from wangdi.reporting.models import DailyReport
from wangdi.reporting.queries import sheets
from wangdi.reporting.queries.columns import Extent
from wangdi.ui import asking as addresses


@page("reporting.view")
def versions(request: DeskRequest, day: date) -> HttpResponse:
    """What each version says differently, who made it and why; what came in late since."""
    extent = reading.extent_asked(request)
    made = sheets.versions_of(day)
    if not made:
        raise Http404
    newest = made[-1]
    pair = _pair(request, made)
    names = {one.id: one.name for one in extent.communities}
    found = correcting.changes(*pair, [*names]) if pair else []
    context = {
        "day": day,
        "extent": extent,
        "at": request.GET.get("place", ""),
        "report": newest,
        "pair": pair,
        "versions": made,
        "late": _late(newest.late, extent),
        "correct_form": CorrectForm(initial={"day": day, "place": request.GET.get("place")}),
        "may_correct": newest.is_frozen() and request.standing.holds("reporting.freeze"),
        "changes": [(_label(one.figure), names[one.unit], one) for one in found],
    }
    return render(request, "reporting/versions.html", context)


def _pair(request: DeskRequest, made: list[DailyReport]) -> tuple[DailyReport, DailyReport] | None:
    """The two versions that are compared: those asked for, or the last two."""
    numbers = {one.version: one for one in made}
    asked = [addresses.number(request.GET.get(name)) for name in ("from", "to")]
    found = [numbers[one] for one in asked if one in numbers]
    if len(found) < 2:
        found = made[-2:]
    return (found[0], found[1]) if len(found) > 1 else None


def _late(late: dict[str, dict[str, int]], extent: Extent) -> list[tuple[str, str, int]]:
    names = {one.id: one.name for one in extent.communities}
    return [
        (_label(figure), names[int(unit)], change)
        for figure, units in late.items()
        for unit, change in units.items()
        if int(unit) in names
    ]


def _label(name: str) -> str:
    try:
        return str(figures.figure(name).label)
    except KeyError:
        return name
