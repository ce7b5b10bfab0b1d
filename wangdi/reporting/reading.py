"""What a page of reports is asked for: its day, version, place, columns and outline."""

from datetime import date

from django.http import Http404, HttpRequest

from wangdi.access.pages import DeskRequest
from wangdi.reporting import words
from wangdi.reporting.models import DailyReport
from wangdi.reporting.outlines import Outline, outline, outlines
from wangdi.reporting.queries.columns import Extent, extent
from wangdi.reporting.queries.sheets import report_of
from wangdi.ui import asking


def report_asked(request: HttpRequest, day: date) -> DailyReport | None:
    return report_of(day, asking.number(request.GET.get("version")))


def extent_asked(request: DeskRequest) -> Extent:
    """Http404 for a place outside the scope: the same answer as not there."""
    found = extent(
        request.scope, asking.number(request.GET.get("place")), request.GET.get("by", "")
    )
    if found is None:
        raise Http404
    return found


def outline_asked(request: HttpRequest) -> Outline:
    return outline(request.GET.get("outline", ""))


def choices(request: HttpRequest, extent: Extent, outline: Outline) -> dict[str, object]:
    """What may be chosen on a page of figures: what stands side by side, and under which heads."""
    return {
        "levels": [(one, words.LEVELS[one], one == extent.by) for one in extent.levels],
        "outline": outline,
        "outlines": outlines_offered(outline),
        "at": request.GET.get("place", ""),
        "version": request.GET.get("version", ""),
    }


def outlines_offered(chosen: Outline) -> list[tuple[str, str, bool]]:
    """Name, label and whether it is the one chosen, of every outline."""
    return [(one.name, one.label, one.name == chosen.name) for one in outlines()]
