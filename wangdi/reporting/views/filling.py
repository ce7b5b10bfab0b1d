"""A form of an upper level with the day's figures in it, and how much is typed by hand."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.reporting import reading, sheetview, workbooks
from wangdi.reporting.forms.cells import TypeForm
from wangdi.reporting.queries import filling as by_form
from wangdi.reporting.queries import typed
from wangdi.reporting.views.common import XLSX, file, form_asked, submit


@page("reporting.fill")
def fill(request: DeskRequest, form_id: UUID, day: date) -> HttpResponse:
    """The form with the day's figures in it, before it is handed in."""
    form, extent = form_asked(request, form_id), reading.extent_asked(request)
    version = form.newest()
    if version is None:
        return render(request, "reporting/form_unmapped.html", {"form": form})
    filled = by_form.fill(form, version, day, extent)
    layout = workbooks.layout(bytes(form.workbook), form.sheet)
    given = {"form": form.id, "day": day, "unit": by_form.unit_of(extent)}
    context = {
        "form": form,
        "version": version,
        "extent": extent,
        "day": day,
        "at": request.GET.get("place", ""),
        "filled": filled,
        "rows": sheetview.filled(layout, filled),
        "typed": [
            (cell, asks, value, TypeForm(initial={**given, "cell": cell}, auto_id=f"id_{cell}_%s"))
            for cell, (asks, value) in filled.typed.items()
        ],
    }
    return render(request, "reporting/form_fill.html", context)


@page("reporting.fill")
def filled_workbook(request: DeskRequest, form_id: UUID, day: date) -> HttpResponse:
    """The upper level's own workbook, filled."""
    form, extent = form_asked(request, form_id), reading.extent_asked(request)
    version = form.newest()
    if version is None:
        raise Http404
    filled = by_form.fill(form, version, day, extent)
    content = workbooks.fill(bytes(form.workbook), form.sheet, filled.cells)
    return file(content, XLSX, f"{form.name}-{day.isoformat()}.xlsx")


@page("reporting.fill", methods=("POST",))
def type_value(request: DeskRequest, form_id: UUID, day: date) -> HttpResponse:
    form_asked(request, form_id)
    submit(request, TypeForm(request.POST), _("Typed, and counted as typed."))
    return redirect("reporting:fill_form", form_id, day.isoformat())


@page("reporting.fill")
def typed_by_hand(request: DeskRequest) -> HttpResponse:
    """The weekly count of figures typed by hand; the aim is none."""
    extent, today = reading.extent_asked(request), clock.today()
    found = typed.forms_seen(request.scope)
    weeks, tallies = typed.trend(found, extent, today)
    monday = typed.monday_of(today)
    context = {
        "extent": extent,
        "weeks": weeks,
        "most": max((one.count for one in weeks), default=0) or 1,
        "tallies": tallies,
        "typed": typed.typed_in(found, extent, monday),
        "this_week": weeks[-1].count,
    }
    return render(request, "reporting/typed.html", context)
