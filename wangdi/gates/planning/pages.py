"""The planner as pages: compounds, and one of them with what each choice costs whom."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.gates.models import EntrancePlan
from wangdi.gates.planning import choosing, surveying
from wangdi.gates.planning.asking import About, DecideForm, ForceForm
from wangdi.gates.planning.choosing import Choice, Force
from wangdi.gates.planning.surveying import Survey
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.territory.models import Place

PAST = 10


@page("gates.plan")
def compounds(request: DeskRequest) -> HttpResponse:
    """Compounds with more than one entrance, where something can be chosen."""
    rows = surveying.compounds(request.scope)
    return render(request, "gates/planning/compounds.html", {"rows": rows})


@page("gates.plan", methods=("GET", "POST"))
def plan(request: DeskRequest, compound_id: int) -> HttpResponse:
    """What each number of entrances costs; the choice that is shown can be decided."""
    place = _fetch(request, compound_id)
    found = surveying.survey(place)
    asked = ForceForm(request.GET if "people" in request.GET else None)
    said = asked.cleaned_data if asked.is_valid() else {}
    force = surveying.force(place, said.get("people"), said.get("each"))
    choices = choosing.propose(found.doors, found.homes, force)
    chosen = _chosen(request, found, choices, force)
    past = EntrancePlan.objects.visible_to(request.scope).filter(place=place)
    context = {
        "place": place,
        "survey": found,
        "force": force,
        "asking": asked
        if asked.is_bound
        else ForceForm(initial={"people": force.people, "each": force.each}),
        "choices": choices,
        "recommended": choosing.recommended(choices),
        "chosen": chosen,
        "far": choosing.FAR_M,
        "past": past.order_by("-at")[:PAST],
    }
    if chosen is not None:
        form = DecideForm(request.POST or None, about=About(place, chosen, force, found.doors))
        if request.method == "POST" and form.submit(request.actor):
            messages.success(request, _("Decided. The entrances are opened and closed."))
            return redirect("gates:plan", place.id)
        context["form"] = form
    return render(request, "gates/planning/plan.html", context)


@page("gates.plan", methods=("POST",))
def undo(request: DeskRequest, plan_id: UUID) -> HttpResponse:
    """Take a decision back: every entrance is as it was before."""
    found = get_object_or_404(EntrancePlan.objects.visible_to(request.scope), id=plan_id)
    try:
        annul(actor=request.actor, keys=[found.id], reason=request.POST.get("reason", ""))
        messages.success(request, _("The decision is taken back."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("gates:plan", found.place_id)


def _chosen(
    request: DeskRequest, found: Survey, choices: list[Choice], force: Force
) -> Choice | None:
    """What somebody ticked, the proposal he opened, or the one that is recommended."""
    given = request.POST if request.method == "POST" else request.GET
    ticked = set(given.getlist("keep"))
    keep = [one for one in found.doors if str(one.id) in ticked]
    if keep and choosing.is_possible(keep, found.doors):
        return choosing.weigh(keep, found.doors, found.homes, force)
    n = request.GET.get("n", "")
    opened = next((one for one in choices if str(len(one.keep)) == n), None)
    return opened or choosing.recommended(choices)


def _fetch(request: DeskRequest, compound_id: int) -> Place:
    """The compound, where one of its entrances lies in the scope; anything else is a 404."""
    known = {
        place.id: place for place, _n, _open in surveying.compounds(request.scope, compound_id)
    }
    if compound_id not in known:
        raise Http404
    return known[compound_id]
