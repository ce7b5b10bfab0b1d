"""The week, the posts of today, one shift edited by hand."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.roster import section
from wangdi.roster.commands.posts import PLAN
from wangdi.roster.forms import AbsentForm, FillForm, KitForm, MoveForm
from wangdi.roster.models import Post, Shift, Turn
from wangdi.roster.queries import tasks, weeks
from wangdi.territory.models import Place


@page("roster.view")
def week(request: DeskRequest) -> HttpResponse:
    """Posts down, days across; what is short is said first."""
    first = tasks.monday(_day(request.GET.get("week", "")))
    places = _communities(request)
    community = _chosen(request, places)
    shown = weeks.week(request.scope, first, community)
    context = {
        "week": shown,
        "before": tasks.week(first, -7)[1],
        "after": tasks.week(first)[1],
        "today": clock.today(),
        "places": places,
        "community": community,
        "plan": weeks.plan_of(first, community),
        "may_plan": request.standing.holds(PLAN),
    }
    return render(request, "roster/week.html", context)


@page(PLAN, methods=("POST",))
def propose(request: DeskRequest) -> HttpResponse:
    """Ask for a proposal of this week; the worker makes it within a minute."""
    first = tasks.monday(_day(request.POST.get("week", "")))
    community = _chosen(request, _communities(request))
    asked = {"place": community, "first_day": first}
    try:
        submit_one(actor=request.actor, command="roster.ask_plan", payload=asked)
        messages.success(request, _("The week is being proposed; look again in a minute."))
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return _back(first, community)


@page("roster.view")
def today(request: DeskRequest) -> HttpResponse:
    """Who stands where now; posts with too few people come first."""
    cells = weeks.now_at_posts(request.scope, clock.now())
    rows = [(cell, weeks.present(cell)) for cell in cells]
    context = {
        "rows": rows,
        "empty": sum(there == 0 for _cell, there in rows),
        "short": sum(there < cell.shift.need for cell, there in rows),
        "there": sum(there for _cell, there in rows),
    }
    return render(request, "roster/today.html", context)


@page("roster.view")
def shift(request: DeskRequest, shift_id: UUID) -> HttpResponse:
    """One shift: who stands there, who could, and what can be changed."""
    one = _fetch(request, shift_id)
    missed = one.turns.filter(absent_at__isnull=False, removed_at=None, filled_by=None)
    gaps = list(missed.select_related("worker"))
    may = request.standing.allows(PLAN, one.stamp)
    there = list(one.standing)  # type: ignore[attr-defined]
    room = one.need - len(there)
    form = None
    if may and room > 0 and one.ends_at > clock.now():
        people = weeks.free_for(one, volunteers_first=bool(gaps))
        form = FillForm(shift=one, workers=people, gap=None)
    context = {
        "shift": one,
        "name": weeks.shift_names().get(one.code, one.code),
        "turns": there,
        "gaps": gaps,
        "short": max(room, 0),
        "form": form,
        "may_plan": may,
        "may_stand": request.standing.allows("roster.stand", one.stamp),
        "over": one.ends_at <= clock.now(),
    }
    return render(request, "roster/shift.html", context)


@page(PLAN, methods=("POST",))
def fill(request: DeskRequest, shift_id: UUID) -> HttpResponse:
    """Put somebody there; whoever was absent is named as the one in whose place he stands."""
    one = _fetch(request, shift_id)
    missed = one.turns.filter(absent_at__isnull=False, removed_at=None, filled_by=None)
    gap = missed.order_by("absent_at").first()
    people = weeks.free_for(one, volunteers_first=gap is not None)
    _submit(request, FillForm(request.POST, shift=one, workers=people, gap=gap), _("Filled."))
    return redirect("roster:shift", one.pk)


@page(PLAN, methods=("GET", "POST"))
def move(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    """Somebody goes to another shift, or two change places."""
    turn = _turn(request, turn_id)
    near = weeks.others_near(turn.shift, request.scope)
    form = MoveForm(request.POST or None, turn=turn, shifts=near, names=weeks.shift_names())
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Moved."))
        return redirect("roster:shift", turn.shift_id)
    return render(request, "roster/move.html", {"form": form, "turn": turn})


@page(PLAN, methods=("POST",))
def remove(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    turn = _turn(request, turn_id)
    try:
        submit_one(actor=request.actor, command="roster.remove", payload={"turn": turn.pk})
        messages.success(request, _("Taken out."))
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("roster:shift", turn.shift_id)


@page("roster.stand", methods=("GET", "POST"))
def absent(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    turn = _turn(request, turn_id)
    form = AbsentForm(request.POST or None, turn=turn)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Noted. Now fill his place."))
        return redirect("roster:shift", turn.shift_id)
    return render(request, "roster/absent.html", {"form": form, "turn": turn})


@page("roster.stand", methods=("GET", "POST"))
def kit(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    """What he is given before he goes to the post."""
    turn = _turn(request, turn_id)
    form = KitForm(request.POST or None, turn=turn, rules=section.current())
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Handed out."))
        return redirect("roster:shift", turn.shift_id)
    return render(request, "roster/kit.html", {"form": form, "turn": turn})


@page("roster.stand", methods=("POST",))
def list_in(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    """Signed in or out on the paper list at the post."""
    turn = _turn(request, turn_id)
    command = "roster.sign_out" if turn.in_at else "roster.sign_in"
    asked = {"turn": turn.pk, **({} if turn.in_at else {"means": "paper"})}
    try:
        submit_one(actor=request.actor, command=command, payload=asked)
        messages.success(request, _("Written down."))
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("roster:shift", turn.shift_id)


def _submit(request: DeskRequest, form: CommandForm, done: str) -> None:
    if form.submit(request.actor):
        messages.success(request, done)
        return
    for sentences in form.errors.values():
        messages.warning(request, str(sentences[0]))


def _fetch(request: DeskRequest, shift_id: UUID) -> Shift:
    rows = weeks.with_turns(Shift.objects.visible_to(request.scope).select_related("post__branch"))
    return get_object_or_404(rows, pk=shift_id)


def _turn(request: DeskRequest, turn_id: UUID) -> Turn:
    rows = Turn.objects.visible_to(request.scope).filter(removed_at=None)
    return get_object_or_404(rows.select_related("shift__post", "worker"), pk=turn_id)


def _communities(request: DeskRequest) -> list[Place]:
    return list(Place.objects.communities().filter(id__in=request.scope.communities))


def _chosen(request: DeskRequest, places: list[Place]) -> int | None:
    """The community that was chosen; of several the first with a post: all at once is no page."""
    asked = request.POST.get("community") or request.GET.get("community", "")
    known = {str(place.pk): place.pk for place in places}
    if asked in known or len(places) < 2:
        return known.get(asked) or (places[0].pk if places else None)
    posts = Post.objects.visible_to(request.scope).filter(closed_on=None)
    manned = set(posts.values_list("community_id", flat=True))
    return next((place.pk for place in places if place.pk in manned), places[0].pk)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2019 < found.year < 2100 else None


def _back(first: date, community: int | None) -> HttpResponse:
    answer = redirect("roster:week")
    answer["Location"] += f"?week={first}" + (f"&community={community}" if community else "")
    return answer
