"""Waste of homes in care: who takes it, in which bin and vehicle, and today's log."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.care import showing
from wangdi.care.forms.planning import ChainForm
from wangdi.care.queries import board, planned
from wangdi.care.rules import states
from wangdi.lib import clock
from wangdi.ui import asking, paging


@page("care.view_goods")
def day(request: DeskRequest) -> HttpResponse:
    """The pickups of a day: which home, which bin and vehicle, who took it and when."""
    at = clock.now()
    wanted = asking.day(request.GET.get("day")) or clock.today()
    found = board.waste_of(request.standing, wanted)
    waiting = found.filter(state__in=states.TO_DO).count()
    shown = paging.pages(request, found)
    rows = [showing.row(one, at, request.standing) for one in shown.rows]
    context = {
        "day": wanted,
        "page": shown,
        "rows": rows,
        "waiting": waiting,
        "may_plan": request.standing.holds("care.plan"),
    }
    return render(request, "care/waste.html", context)


@page("care.plan")
def chains(request: DeskRequest) -> HttpResponse:
    """The three dedicated by place, and homes in care for which nobody is named."""
    gaps = planned.gaps(request.scope)
    context = {"chains": planned.chains_of(request.scope), "gaps": gaps[:50], "n": len(gaps)}
    return render(request, "care/chains.html", context)


@page("care.plan", methods=("GET", "POST"))
def set_chain(request: DeskRequest) -> HttpResponse:
    able = planned.able(request.scope)
    form = ChainForm(request.POST or None, scope=request.scope, able=able)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Named. Pickups from tomorrow on go by it."))
        return redirect("care:chains")
    context = {
        "form": form,
        "heading": _("Name person, bin and vehicle"),
        "lead": _("Waste of homes in care is never mixed with other waste."),
        "button": _("Name them"),
    }
    return render(request, "care/plan.html", context)
