"""Units and forces: who is there, what each is made of, who leads it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.submitting import submit_one
from wangdi.staff import forces as counting
from wangdi.staff import queries, units
from wangdi.staff.commands.units import FORM
from wangdi.staff.forms.units import JoinForm, UnitForm
from wangdi.staff.models import Unit, UnitKind
from wangdi.territory.models import Place
from wangdi.ui import paging


@page("staff.view_units")
def forces(request: DeskRequest) -> HttpResponse:
    """Everybody at work, by force, by kind of work, by unit."""
    return render(request, "staff/forces.html", {"forces": counting.forces(request.scope)})


@page("staff.view_units")
def listing(request: DeskRequest) -> HttpResponse:
    """All standing units, or those of one kind."""
    kind = request.GET.get("kind", "")
    found = units.units(request.scope)
    if kind in UnitKind.values:
        found = found.filter(kind=kind)
    context = {
        "page": paging.pages(request, found),
        "kinds": UnitKind.choices,
        "chosen": kind,
        "may_form": request.standing.holds(FORM),
    }
    return render(request, "staff/units.html", context)


@page(FORM, methods=("GET", "POST"))
def form(request: DeskRequest) -> HttpResponse:
    places = Place.objects.communities().filter(id__in=request.scope.communities)
    filled = UnitForm(request.POST or None, places=places)
    if request.method == "POST" and filled.submit(request.actor) and filled.answer:
        messages.success(request, _("Formed."))
        return redirect("staff:unit", filled.answer.subject)
    return render(request, "staff/form_unit.html", {"form": filled})


@page("staff.view_units")
def unit(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """One unit: its members, of whom it is made, what it lacks."""
    one = _fetch(request, unit_id)
    rows = units.members(one)
    may = request.standing.allows(FORM, one.stamp)
    context = {
        "unit": one,
        "rows": rows,
        "parts": units.composition(rows),
        "lacking": units.lacking(one, rows),
        "form": _join_form(request, one) if may else None,
        "may_form": may,
    }
    return render(request, "staff/unit.html", context)


@page(FORM, methods=("POST",))
def join(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    one = _fetch(request, unit_id)
    filled = _join_form(request, one)
    if filled.submit(request.actor):
        messages.success(request, _("Joined."))
    else:
        for sentences in filled.errors.values():
            messages.warning(request, str(sentences[0]))
    return redirect("staff:unit", one.pk)


@page(FORM, methods=("POST",))
def part(request: DeskRequest, unit_id: UUID, worker_id: UUID) -> HttpResponse:
    """Somebody belongs to the unit no more."""
    one = _fetch(request, unit_id)
    worker = get_object_or_404(queries.around(request.scope), pk=worker_id)
    asked = {"unit": one.pk, "worker": worker.pk}
    submit_one(actor=request.actor, command="staff.quit_unit", payload=asked)
    messages.success(request, _("He belongs to it no more."))
    return redirect("staff:unit", one.pk)


@page(FORM, methods=("POST",))
def end(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    one = _fetch(request, unit_id)
    submit_one(actor=request.actor, command="staff.end_unit", payload={"unit": one.pk})
    messages.success(request, _("Dissolved. Its members stay in the list of staff."))
    return redirect("staff:units")


def _fetch(request: DeskRequest, unit_id: UUID) -> Unit:
    rows = units.standing(request.scope)
    return get_object_or_404(rows.select_related("leader", "place", "parent"), pk=unit_id)


def _join_form(request: DeskRequest, one: Unit) -> JoinForm:
    people = queries.around(request.scope).order_by("initials", "id")
    return JoinForm(request.POST or None, unit=one, workers=people)
