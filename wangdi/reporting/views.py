from datetime import date
from io import BytesIO

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock, figures
from wangdi.reporting import export, opening, queries
from wangdi.reporting.forms import CorrectForm, FreezeForm, SignForm
from wangdi.reporting.models import DailyReport
from wangdi.ui import asking, paging

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("reporting.view")
def today(request: DeskRequest) -> HttpResponse:
    return redirect("reporting:day", clock.today().isoformat())


@page("reporting.view")
def day(request: DeskRequest, day: date) -> HttpResponse:
    """A sheet of paper on the screen; before the first count, a sentence that says so."""
    report = _report(request, day)
    if report is None:
        return render(request, "reporting/none.html", {"day": day})
    sheet = queries.sheet(report, request.scope)
    return render(request, "reporting/day.html", _context(request, sheet))


@page("reporting.view")
def rows(request: DeskRequest, day: date, name: str) -> HttpResponse:
    """What a number counted, one line each, as far as one may see it."""
    report = _report(request, day)
    try:
        known = figures.figure(name)
    except KeyError:
        raise Http404 from None
    if report is None:
        raise Http404
    wanted = asking.number(request.GET.get("community"))
    counted = opening.rows(known, report, request.scope, wanted)
    found = paging.pages(request, counted)
    context = {
        "report": report,
        "figure": known,
        "page": found,
        "lines": [(known.describe(row), known.url(row)) for row in found.rows],
        "may_open": request.standing.holds(known.permission),
    }
    return render(request, "reporting/rows.html", context)


@page("reporting.view")
def workbook(request: DeskRequest, day: date) -> HttpResponse:
    report = _report(request, day)
    if report is None:
        raise Http404
    buffer = BytesIO()
    export.write(buffer, queries.sheet(report, request.scope))
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    name = f"daily-report-{day.isoformat()}-v{report.version}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@page("reporting.sign", methods=("POST",))
def sign(request: DeskRequest, day: date) -> HttpResponse:
    """A community's word that its day is complete."""
    form = SignForm(request.POST)
    return _back(request, day, form.submit(request.actor), _("Signed."), form)


@page("reporting.freeze", methods=("POST",))
def freeze(request: DeskRequest, day: date) -> HttpResponse:
    form = FreezeForm(request.POST)
    return _back(request, day, form.submit(request.actor), _("The report is frozen."), form)


@page("reporting.freeze", methods=("POST",))
def correct(request: DeskRequest, day: date) -> HttpResponse:
    form = CorrectForm(request.POST)
    return _back(request, day, form.submit(request.actor), _("A new version was made."), form)


def _report(request: HttpRequest, day: date) -> DailyReport | None:
    return queries.report_of(day, asking.number(request.GET.get("version")))


def _context(request: DeskRequest, sheet: queries.Sheet) -> dict[str, object]:
    given = {"day": sheet.report.day}
    mine = [place for place in sheet.silent if request.standing.holds("reporting.sign")]
    return {
        "sheet": sheet,
        "report": sheet.report,
        "columns": len(sheet.communities) + 3,
        "sign_forms": [
            (place, SignForm(initial={**given, "community": place.id})) for place in mine
        ],
        "freeze_form": FreezeForm(initial=given),
        "correct_form": CorrectForm(initial=given),
        "may_freeze": request.standing.holds("reporting.freeze"),
        "is_latest": sheet.report.version == sheet.versions[-1].version,
    }


def _back(
    request: DeskRequest,
    day: date,
    done: bool,
    said: str,
    form: FreezeForm | SignForm | CorrectForm,
) -> HttpResponse:
    if done:
        messages.success(request, said)
    else:
        sentences = [str(one) for errors in form.errors.values() for one in errors]
        messages.error(request, " ".join(sentences))
    return redirect("reporting:day", day.isoformat())
