"""One thing to many doors: planned at the desk, brought in walking order."""

from datetime import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care import catalogue, showing
from wangdi.care.forms.planning import RunForm
from wangdi.care.models.planning import measured
from wangdi.care.queries import planned
from wangdi.lib import clock
from wangdi.ui import paging

EVENING = time(18)


@page("care.plan")
def runs(request: DeskRequest) -> HttpResponse:
    shown = paging.pages(request, planned.runs(request.standing))
    return render(request, "care/runs.html", {"page": shown})


@page("care.plan", methods=("GET", "POST"))
def new(request: DeskRequest) -> HttpResponse:
    """An order for every household in care under a place, at once."""
    at = clock.now()
    due = clock.local(max(clock.at(clock.day_of(at), EVENING), at))
    initial = {"kind": "vegetables", "amount": 5, "due_at": due}
    offered = catalogue.at(at).offered()
    form = RunForm(request.POST or None, scope=request.scope, offered=offered, initial=initial)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Planned: one order for each household."))
        return redirect("care:run", form.record_key())
    context = {
        "form": form,
        "heading": _("Bring something to many"),
        "lead": _("Every household in care there gets an order of its own."),
        "button": _("Plan the run"),
    }
    return render(request, "care/plan.html", context)


@page("care.view_goods")
def one(request: DeskRequest, delivery_run: UUID) -> HttpResponse:
    """The doors of a run, in walking order, and which were reached."""
    run: Any = get_object_or_404(planned.runs(request.standing), id=delivery_run)
    at = clock.now()
    shown = paging.pages(request, planned.doors_of(request.standing, run), count=run.doors)
    rows = [showing.row(one, at, request.standing) for one in shown.rows]
    together = measured(run.doors * run.amount, run.unit)
    context = {"run": run, "page": shown, "rows": rows, "together": together}
    return render(request, "care/run.html", context)
