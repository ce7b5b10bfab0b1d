"""At the door: one card, one question, big answers, then the next door."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.people.models import Dwelling
from wangdi.screening import queries
from wangdi.screening.forms.visits import VisitForm
from wangdi.screening.models import CanvassRound, DoorVisit, Outcome
from wangdi.screening.views.rounds import visible_round

# icons: door user-off hand-stop home-off truck map-question
ANSWERS = (
    (Outcome.ANSWERED, "door"),
    (Outcome.NO_ANSWER, "user-off"),
    (Outcome.REFUSED, "hand-stop"),
    (Outcome.VACANT, "home-off"),
)
RARE = (
    (Outcome.MOVED, "truck"),
    (Outcome.WRONG_ADDRESS, "map-question"),
)


@page("screening.visit", methods=("GET", "POST"))
def door(request: DeskRequest, round_id: UUID, dwelling_id: UUID) -> HttpResponse:
    """Did the door open? What is pressed is recorded, and the next door comes."""
    canvass, dwelling = _at(request, round_id, dwelling_id)
    form = VisitForm(request.POST or None, canvass=canvass, dwelling=dwelling)
    if request.method == "POST" and form.submit(request.actor):
        outcome = str(form.cleaned_data["outcome"])
        said = {"door": dwelling.address, "outcome": Outcome(outcome).label}
        messages.success(request, _("%(door)s: %(outcome)s. Recorded.") % said)
        if outcome == Outcome.ANSWERED:
            return redirect("screening:anyone", canvass.id, dwelling.id)
        return _onward(request, canvass, dwelling)
    visits = DoorVisit.objects.visible_to(request.scope).filter(
        dwelling=dwelling, round=canvass, annulled_at=None
    )
    context = {
        "round": canvass,
        "dwelling": dwelling,
        "form": form,
        "answers": ANSWERS,
        "rare": RARE,
        "visits": visits.order_by("-visited_at"),
        "left": _left(request, canvass),
    }
    return render(request, "screening/door.html", context)


@page("screening.visit")
def anyone(request: DeskRequest, round_id: UUID, dwelling_id: UUID) -> HttpResponse:
    """The door opened: has anybody come back from elsewhere?"""
    canvass, dwelling = _at(request, round_id, dwelling_id)
    context = {"round": canvass, "dwelling": dwelling, "left": _left(request, canvass)}
    return render(request, "screening/anyone.html", context)


@page("screening.visit")
def onward(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """To the next door after `?after=`, or to the first that is not done."""
    canvass = visible_round(request.scope, round_id)
    after = request.GET.get("after", "")
    seen = Dwelling.objects.visible_to(request.scope)
    dwelling = seen.filter(id=after).first() if _is_key(after) else None
    return _onward(request, canvass, dwelling)


@page("screening.visit", methods=("POST",))
def undo(request: DeskRequest, visit_id: UUID) -> HttpResponse:
    """Take back a visit that was pressed by mistake."""
    visit = get_object_or_404(DoorVisit.objects.visible_to(request.scope), id=visit_id)
    try:
        annul(actor=request.actor, keys=[visit.id], reason=_("Pressed by mistake"))
        messages.success(request, _("Taken back."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("screening:door", visit.round_id, visit.dwelling_id)


def _at(request: DeskRequest, round_id: UUID, door: UUID) -> tuple[CanvassRound, Dwelling]:
    canvass = visible_round(request.scope, round_id)
    seen = Dwelling.objects.visible_to(request.scope).select_related("building")
    return canvass, get_object_or_404(seen, id=door, community_id__in=canvass.communities)


def _onward(request: DeskRequest, canvass: CanvassRound, after: Dwelling | None) -> HttpResponse:
    """The next door; at the end of the walk a page that says what is left."""
    following = queries.next_door(request.scope, canvass, after)
    if following is not None:
        return redirect("screening:door", canvass.id, following)
    context = {"round": canvass, "left": _left(request, canvass)}
    return render(request, "screening/walk_ends.html", context)


def _left(request: DeskRequest, canvass: CanvassRound) -> int:
    return queries.due_doors(request.scope, canvass).count()


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
