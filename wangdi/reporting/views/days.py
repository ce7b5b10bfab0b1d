"""The sheet of a day: its figures, their rows, its workbook and its paper."""

from datetime import date, timedelta
from io import BytesIO

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock, figures
from wangdi.reporting import export, opening, paper, reading, since
from wangdi.reporting.outlines import in_order
from wangdi.reporting.queries import asking, chain, sheets
from wangdi.territory.models import Place
from wangdi.ui import asking as addresses
from wangdi.ui import paging

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("reporting.view")
def today(request: DeskRequest) -> HttpResponse:
    return redirect("reporting:day", clock.today().isoformat())


@page("reporting.view")
def day(request: DeskRequest, day: date) -> HttpResponse:
    """A sheet of paper on the screen; before the first count, a sentence that says so."""
    report = reading.report_asked(request, day)
    extent = reading.extent_asked(request)
    if report is None:
        return render(request, "reporting/none.html", {"day": day})
    outline = reading.outline_asked(request)
    sheet = sheets.sheet(report, extent, outline)
    said = chain.chain_of(day, extent, clock.now())
    asked = asking.of_report(report, [one.id for one in extent.communities])
    context = {
        "sheet": sheet,
        "report": report,
        "extent": sheet.extent,
        "chain": said,
        "to_sign": _to_sign(request, said),
        "open_questions": sum(1 for one in asked if one.is_open),
        "columns": len(sheet.extent.columns) + 3,
        "since": since.activation(report.cut_off),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < clock.today() else None,
        **_nils(request),
        **reading.choices(request, extent, outline),
    }
    return render(request, "reporting/day.html", context)


def _to_sign(request: DeskRequest, said: chain.Chain) -> Place | None:
    """The one community whose day is the reader's own to sign and is not signed."""
    if len(said.communities) != 1 or not request.standing.holds("reporting.sign"):
        return None
    own = said.communities[0]
    stamp = Stamp(own.place.id)
    waits = own.statement is None and request.standing.allows("reporting.sign", stamp)
    return own.place if waits else None


def _nils(request: DeskRequest) -> dict[str, object]:
    """Whether every nil stands in a row of its own, and the way to the other view."""
    with_nils = request.GET.get("nils") == "rows"
    query = request.GET.copy()
    query.pop("nils", None)
    if not with_nils:
        query["nils"] = "rows"
    return {"with_nils": with_nils, "other_way": f"?{query.urlencode()}"}


@page("reporting.view")
def rows(request: DeskRequest, day: date, name: str) -> HttpResponse:
    """What a number counted, one line each, as far as one may see it."""
    report = reading.report_asked(request, day)
    extent = reading.extent_asked(request)
    try:
        known = figures.figure(name)
    except KeyError:
        raise Http404 from None
    if report is None:
        raise Http404
    column = addresses.number(request.GET.get("column"))
    count = None if known.amount else opening.number(known, report, extent, column)
    found = paging.pages(request, opening.rows(known, report, extent, column), count)
    names = {one.id: one.name for one in extent.columns}
    context = {
        "report": report,
        "figure": known,
        "page": found,
        "where": names.get(column, "") if column is not None else extent.name,
        "lines": [(known.describe(row), known.url(row)) for row in found.rows],
        "may_open": request.standing.holds(known.permission),
    }
    return render(request, "reporting/rows.html", context)


@page("reporting.view")
def meanings(request: DeskRequest) -> HttpResponse:
    """What each figure counts, in words, under the heads of an outline."""
    outline = reading.outline_asked(request)
    known = {one.name: one for one in in_order()}
    heads = [(head.label, [known[name] for name in head.figures]) for head in outline.heads()]
    context = {"heads": heads, "outlines": reading.outlines_offered(outline)}
    return render(request, "reporting/meanings.html", context)


@page("reporting.view")
def workbook(request: DeskRequest, day: date) -> HttpResponse:
    report = reading.report_asked(request, day)
    if report is None:
        raise Http404
    sheet = sheets.sheet(report, reading.extent_asked(request), reading.outline_asked(request))
    buffer = BytesIO()
    export.write(buffer, sheet)
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    name = f"daily-report-{day.isoformat()}-v{report.version}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@page("reporting.view")
def as_paper(request: DeskRequest, day: date) -> HttpResponse:
    """The day on A4, as offices hand it in."""
    report = reading.report_asked(request, day)
    if report is None:
        raise Http404
    extent = reading.extent_asked(request)
    sheet = sheets.sheet(report, extent, reading.outline_asked(request))
    made = paper.pdf(sheet, chain.chain_of(day, extent, clock.now()), request.actor.label)
    response = HttpResponse(made, content_type="application/pdf")
    name = f"daily-report-{day.isoformat()}-v{report.version}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
