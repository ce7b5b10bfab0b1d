"""At the door: one card, one question, big answers, then the next door."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.people.models import Dwelling
from wangdi.screening import doorstep, paper, queries
from wangdi.screening.forms.visits import RepliesForm, VisitForm
from wangdi.screening.models import CanvassRound, DoorSheet, DoorVisit, Outcome
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
    row = _row_key(request, canvass, dwelling)
    initial = {"key": row} if row else {}
    form = VisitForm(request.POST or None, canvass=canvass, dwelling=dwelling, initial=initial)
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
    asks = doorstep.of(canvass.doorstep)
    past = list(visits.order_by("-visited_at"))
    context = {
        "round": canvass,
        "dwelling": dwelling,
        "form": form,
        "answers": ANSWERS,
        "rare": RARE,
        "visits": past,
        "asks": asks,
        "again": _again(asks, past),
        "left": _left(request, canvass),
    }
    return render(request, "screening/door.html", context)


@page("screening.visit", methods=("GET", "POST"))
def anyone(request: DeskRequest, round_id: UUID, dwelling_id: UUID) -> HttpResponse:
    """The door opened: the prompts and questions of the round, one card."""
    canvass, dwelling = _at(request, round_id, dwelling_id)
    opened = DoorVisit.objects.visible_to(request.scope).filter(
        dwelling=dwelling, round=canvass, annulled_at=None, outcome=Outcome.ANSWERED
    )
    visit = opened.order_by("-visited_at").first()
    form = RepliesForm(request.POST or None, canvass=canvass, visit=visit)
    if request.method == "POST" and (visit is None or form.submit(request.actor)):
        if request.POST.get(doorstep.RETURNED) == "yes":
            register = reverse("screening:register", args=[dwelling.id])
            return redirect(f"{register}?round={canvass.id}")
        return _onward(request, canvass, dwelling)
    context = {
        "round": canvass,
        "dwelling": dwelling,
        "form": form,
        "asks": form.asks,
        "asks_returned": not form.asks.questions or form.asks.question(doorstep.RETURNED),
        "left": _left(request, canvass),
    }
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


@page("screening.visit")
def scanned(request: DeskRequest, code: str, row: int) -> HttpResponse:
    """The picture beside a row of a sheet was read by a telephone: that door, under its key."""
    seen = DoorSheet.objects.visible_to(request.scope)
    sheet = get_object_or_404(seen, code=code.upper(), annulled_at=None, doors__len__gte=row)
    url = reverse("screening:door", args=[sheet.round_id, sheet.doors[row - 1]])
    return redirect(f"{url}?sheet={sheet.code}&row={row}")


def _row_key(request: DeskRequest, canvass: CanvassRound, dwelling: Dwelling) -> UUID | None:
    """The key of the sheet's row that was scanned, where it is of this door and not used yet."""
    code, row = request.GET.get("sheet", ""), request.GET.get("row", "")
    sheets = DoorSheet.objects.visible_to(request.scope).filter(round=canvass, annulled_at=None)
    sheet = sheets.filter(code=code).first() if code and row.isdecimal() else None
    if sheet is None or not 1 <= int(row) <= len(sheet.doors):
        return None
    key = paper.row_key(sheet.id, int(row))
    known = DoorVisit.objects.visible_to(request.scope).filter(id=key).exists()
    return key if sheet.doors[int(row) - 1] == dwelling.id and not known else None


def _again(asks: doorstep.Doorstep, visits: list[DoorVisit]) -> object:
    """When a silent door is to be knocked at again; None where it was not silent or is due."""
    if not visits or visits[0].outcome not in asks.again:
        return None
    due = asks.revisit.due(visits[0].visited_at)
    return due if due > clock.now() else None


def _at(request: DeskRequest, round_id: UUID, door: UUID) -> tuple[CanvassRound, Dwelling]:
    canvass = visible_round(request.scope, round_id)
    seen = Dwelling.objects.visible_to(request.scope).select_related("building")
    return canvass, get_object_or_404(seen, id=door, community_id__in=canvass.communities)


def _onward(request: DeskRequest, canvass: CanvassRound, after: Dwelling | None) -> HttpResponse:
    """The next door; at the end of the walk a page that says what is left."""
    user = request.user.pk
    following = queries.next_door(request.scope, canvass, user, after)
    if following is not None:
        return redirect("screening:door", canvass.id, following)
    waiting = queries.walk(request.scope, canvass, user).filter(queries.waiting(canvass)).count()
    left = _left(request, canvass)
    context = {"round": canvass, "left": left, "waiting": waiting, "ready": left - waiting}
    return render(request, "screening/walk_ends.html", context)


def _left(request: DeskRequest, canvass: CanvassRound) -> int:
    return queries.walk(request.scope, canvass, request.user.pk).count()


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
