"""Forms of upper levels: brought in, mapped cell by cell, saved, shared, retired."""

import json
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.reporting import reading, sharing, sheetview, workbooks
from wangdi.reporting.forms.cells import CellForm, RetireForm, SaveForm, initial_of
from wangdi.reporting.forms.upper import AddForm, TakeForm
from wangdi.reporting.queries import filling, typed
from wangdi.reporting.views.common import file, form_asked, submit


@page("reporting.fill")
def forms(request: DeskRequest) -> HttpResponse:
    """The forms that are asked of this office, with their newest version."""
    found = typed.forms_seen(request.scope)
    context = {
        "forms": [(one, one.newest()) for one in found],
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
    form, extent = form_asked(request, form_id), reading.extent_asked(request)
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
    form_asked(request, form_id)
    submit(request, SaveForm(request.POST), _("Saved as a version; forms are filled by it now."))
    return redirect("reporting:map_form", form_id)


@page("reporting.map", methods=("POST",))
def retire(request: DeskRequest, form_id: UUID) -> HttpResponse:
    form_asked(request, form_id)
    submit(request, RetireForm(request.POST), _("The form is not asked for any more."))
    return redirect("reporting:forms")


@page("reporting.map")
def share(request: DeskRequest, form_id: UUID) -> HttpResponse:
    """The form and its newest version as a file for another office; places stay at home."""
    form = form_asked(request, form_id)
    content = json.dumps(sharing.shared(form), ensure_ascii=False, indent=1)
    return file(content.encode(), "application/json", f"{form.name}.json")
