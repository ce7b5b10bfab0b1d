"""Forms of upper levels: brought in, mapped, filled, shared; and how much is typed by hand."""

import json
from datetime import date
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.reporting import reading, sharing, sheetview, workbooks
from wangdi.reporting.forms.upper import (
    AddForm,
    CellForm,
    RetireForm,
    SaveForm,
    TakeForm,
    TypeForm,
    initial_of,
)
from wangdi.reporting.models import FormVersion, UpperForm
from wangdi.reporting.queries import filling, typed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("reporting.fill")
def forms(request: DeskRequest) -> HttpResponse:
    """The forms that are asked of this office, with their newest version."""
    found = typed.forms_seen(request.scope)
    context = {
        "forms": [
            (one, one.versions.exclude(number=None).order_by("-number").first()) for one in found
        ],
        "day": clock.today(),
        "may_map": request.standing.holds("reporting.map"),
    }
    return render(request, "reporting/forms.html", context)


@page("reporting.map", methods=("GET", "POST"))
def add(request: DeskRequest) -> HttpResponse:
    """Bring in an empty form, or one that another office shared with its mapping."""
    extent = reading.extent_asked(request)
    given = {"place": filling.unit_of(extent)}
    bring, take = AddForm(initial=given), TakeForm(initial=given, prefix="shared")
    if request.method == "POST":
        sent: CommandForm
        if "shared-key" in request.POST:
            sent = take = TakeForm(request.POST, request.FILES, prefix="shared")
        else:
            sent = bring = AddForm(request.POST, request.FILES)
        if sent.submit(request.actor) and sent.answer:
            messages.success(request, _("The form is here. Say what goes into its cells."))
            return redirect("reporting:map_form", sent.answer.subject)
    return render(request, "reporting/form_add.html", {"bring": bring, "take": take})


@page("reporting.map", methods=("GET", "POST"))
def map_form(request: DeskRequest, form_id: UUID) -> HttpResponse:
    """The sheet as it is; a cell is chosen and given its figure."""
    form, extent = _form(request, form_id), reading.extent_asked(request)
    draft = form.versions.filter(number=None).first()
    cells = draft.cells if draft else {}
    cell = request.POST.get("cell") or request.GET.get("cell", "")
    layout = workbooks.layout(bytes(form.workbook), form.sheet)
    chosen = layout.cells.get(cell)
    asked = CellForm(extent, initial={"form": form.id, "cell": cell, **initial_of(cells.get(cell))})
    if request.method == "POST":
        asked = CellForm(extent, request.POST)
        if asked.submit(request.actor):
            messages.success(request, _("%(cell)s is mapped.") % {"cell": cell})
            return redirect(request.path + f"?cell={quote(cell)}")
    context = {
        "form": form,
        "extent": extent,
        "rows": sheetview.mapped(layout, cells, extent, cell),
        "cell": cell if chosen and not chosen.fixed else "",
        "asked": asked,
        "mapped": len(cells),
        "versions": form.versions.exclude(number=None).order_by("-number"),
        "save": SaveForm(initial={"form": form.id}),
        "retire": RetireForm(initial={"form": form.id}),
        "day": clock.today(),
    }
    return render(request, "reporting/form_map.html", context)


@page("reporting.map", methods=("POST",))
def save(request: DeskRequest, form_id: UUID) -> HttpResponse:
    _submit(request, SaveForm(request.POST), _("Saved as a version; forms are filled by it now."))
    return redirect("reporting:map_form", form_id)


@page("reporting.map", methods=("POST",))
def retire(request: DeskRequest, form_id: UUID) -> HttpResponse:
    _submit(request, RetireForm(request.POST), _("The form is not asked for any more."))
    return redirect("reporting:forms")


@page("reporting.map")
def share(request: DeskRequest, form_id: UUID) -> HttpResponse:
    """The form and its newest version as a file for another office; places stay at home."""
    form = _form(request, form_id)
    content = json.dumps(sharing.shared(form), ensure_ascii=False, indent=1)
    return _file(content.encode(), "application/json", f"{form.name}.json")


@page("reporting.fill")
def fill(request: DeskRequest, form_id: UUID, day: date) -> HttpResponse:
    """The form with the day's figures in it, before it is handed in."""
    form, extent = _form(request, form_id), reading.extent_asked(request)
    version = _newest(form)
    if version is None:
        return render(request, "reporting/form_unmapped.html", {"form": form})
    filled = filling.fill(form, version, day, extent)
    layout = workbooks.layout(bytes(form.workbook), form.sheet)
    given = {"form": form.id, "day": day, "unit": filling.unit_of(extent)}
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
    form, extent = _form(request, form_id), reading.extent_asked(request)
    version = _newest(form)
    if version is None:
        raise Http404
    filled = filling.fill(form, version, day, extent)
    content = workbooks.fill(bytes(form.workbook), form.sheet, filled.cells)
    return _file(content, XLSX, f"{form.name}-{day.isoformat()}.xlsx")


@page("reporting.fill", methods=("POST",))
def type_value(request: DeskRequest, form_id: UUID, day: date) -> HttpResponse:
    _submit(request, TypeForm(request.POST), _("Typed, and counted as typed."))
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


def _form(request: DeskRequest, form_id: UUID) -> UpperForm:
    found = next((one for one in typed.forms_seen(request.scope) if one.id == form_id), None)
    if found is None:
        raise Http404
    return found


def _newest(form: UpperForm) -> FormVersion | None:
    return form.versions.exclude(number=None).order_by("-number").first()


def _submit(request: DeskRequest, form: CommandForm, said: str) -> None:
    if form.submit(request.actor):
        messages.success(request, said)
    else:
        sentences = [str(one) for errors in form.errors.values() for one in errors]
        messages.error(request, " ".join(sentences))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
