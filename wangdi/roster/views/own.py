"""My shifts on a phone: signing in with the code of the post, rest, handing over."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.roster import counting, section
from wangdi.roster.commands.service import balances
from wangdi.roster.commands.standing import given
from wangdi.roster.forms import HandOverForm, PauseForm, SignInForm, TakeOverForm
from wangdi.roster.models import Turn
from wangdi.roster.queries import hours, weeks
from wangdi.staff import queries as staff
from wangdi.staff.models import Worker


@page("roster.stand")
def mine(request: DeskRequest) -> HttpResponse:
    """My shifts from now on, my hours and my points."""
    worker = _me(request)
    turns = list(weeks.of_worker(worker, clock.now())) if worker else []
    entries = hours.ledger(worker.id) if worker else []
    names = weeks.shift_names()
    context = {
        "turns": [(turn, names.get(turn.shift.code, "")) for turn in turns],
        "worker": worker,
        "entries": entries[:20],
        "hours": sum(one.minutes for one in entries) // 60,
        "points": balances({worker.id})[worker.id] if worker else 0,
    }
    return render(request, "roster/mine.html", context)


@page("roster.stand", methods=("GET", "POST"))
def turn(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    """One of my shifts: sign in with the code, or what comes after it."""
    one = _own(request, turn_id)
    form = SignInForm(request.POST or None, turn=one)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Signed in at the post."))
        return redirect("roster:turn", one.pk)
    rules = section.current()
    has = given([one.id]).get(one.id, set())
    handed = weeks.reliefs_at(one.shift.post).filter(taken_at=None)
    waiting = handed.exclude(given_by=one.worker).select_related("given_by").first()
    context = {
        "turn": one,
        "form": form,
        "name": weeks.shift_names().get(one.shift.code, ""),
        "kit": [(item, item.code in has) for item in rules.kit],
        "warn": [item for item in rules.kit if not item.must and item.code not in has],
        "relief": waiting,
        "pauses": one.pauses.filter(annulled_at=None),
        "handed": one.shift.reliefs.filter(annulled_at=None).exists(),
    }
    return render(request, "roster/turn.html", context)


@page("roster.stand", methods=("POST",))
def sign_out(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    one = _own(request, turn_id)
    try:
        submit_one(actor=request.actor, command="roster.sign_out", payload={"turn": one.pk})
        messages.success(request, _("Signed out. Rest well."))
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("roster:mine")


@page("roster.stand", methods=("GET", "POST"))
def pause(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    one = _own(request, turn_id)
    form = PauseForm(request.POST or None, turn=one)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Written down."))
        return redirect("roster:turn", one.pk)
    return render(request, "roster/pause.html", {"form": form, "turn": one})


@page("roster.stand", methods=("GET", "POST"))
def hand_over(request: DeskRequest, turn_id: UUID) -> HttpResponse:
    """Count, compare with the gate, sign."""
    one = _own(request, turn_id)
    shift = one.shift
    until = min(clock.now(), shift.ends_at)
    told = counting.counts(shift.post.checkpoint_id, shift.begins_at, until)
    names = dict(zip(counting.WORDS, ("entered", "left", "refused", "unsent"), strict=True))
    initial = {names[word]: number for word, number in (told or {}).items()}
    form = HandOverForm(request.POST or None, turn=one, initial=initial)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Signed. The next shift signs too."))
        return redirect("roster:turn", one.pk)
    return render(request, "roster/hand_over.html", {"form": form, "turn": one, "told": told})


@page("roster.stand", methods=("POST",))
def take_over(request: DeskRequest, turn_id: UUID, relief_id: UUID) -> HttpResponse:
    one = _own(request, turn_id)
    rows = weeks.reliefs_at(one.shift.post)
    form = TakeOverForm(request.POST, relief=get_object_or_404(rows, pk=relief_id), turn=one)
    if form.submit(request.actor):
        messages.success(request, _("Taken over."))
    else:
        for sentences in form.errors.values():
            messages.warning(request, str(sentences[0]))
    return redirect("roster:turn", one.pk)


def _me(request: DeskRequest) -> Worker | None:
    return staff.worker_of(request.user.pk)


def _own(request: DeskRequest, turn_id: UUID) -> Turn:
    """One of my own turns; anybody else's is a 404."""
    worker = _me(request)
    if worker is None:
        raise Http404
    rows = weeks.turns_of(worker)
    return get_object_or_404(rows.select_related("shift__post", "worker"), pk=turn_id)
