"""Supply points in compounds: the register, and what residents see of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care.forms.planning import ChangePointForm, ClosePointForm, PointForm
from wangdi.care.queries import planned
from wangdi.ui import paging


@page("care.view_goods")
def points(request: DeskRequest) -> HttpResponse:
    shown = paging.pages(request, planned.points(request.scope))
    context = {"page": shown, "may_plan": request.standing.holds("care.plan")}
    return render(request, "care/points.html", context)


@page("care.plan", methods=("GET", "POST"))
def new(request: DeskRequest) -> HttpResponse:
    form = PointForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Open; residents of the community see it."))
        return redirect("care:points")
    context = {
        "form": form,
        "heading": _("Open a supply point"),
        "lead": _("Residents near by see place, hours and goods."),
        "button": _("Open the point"),
    }
    return render(request, "care/plan.html", context)


@page("care.plan", methods=("GET", "POST"))
def change(request: DeskRequest, supply_point: UUID) -> HttpResponse:
    point = get_object_or_404(planned.points(request.scope), id=supply_point)
    form = ChangePointForm(request.POST or None, point=point, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Changed; residents see it now."))
        return redirect("care:points")
    context = {
        "form": form,
        "heading": point.name,
        "lead": _("Other hours, other goods: residents see it at once."),
        "button": _("Change it"),
        "closing": ClosePointForm(point=point),
        "point": point,
    }
    return render(request, "care/plan.html", context)


@page("care.plan", methods=("POST",))
def close(request: DeskRequest, supply_point: UUID) -> HttpResponse:
    point = get_object_or_404(planned.points(request.scope), id=supply_point)
    form = ClosePointForm(request.POST, point=point)
    if form.submit(request.actor):
        messages.success(request, _("Closed; residents no longer see it."))
    return redirect("care:points")
