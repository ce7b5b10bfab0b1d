"""Hours and points, verified by somebody; teams called out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.roster.commands.calling import CALLED
from wangdi.roster.commands.service import VERIFY, balances
from wangdi.roster.forms import CallForm, RedeemForm, ReplyForm
from wangdi.roster.models import CallOut, Reply
from wangdi.roster.queries import hours as served
from wangdi.staff import units
from wangdi.staff.models import Worker
from wangdi.territory.models import Place
from wangdi.ui import paging

AT_ONCE = 200


@page(VERIFY, methods=("GET", "POST"))
def hours(request: DeskRequest) -> HttpResponse:
    """What waits to be verified, and everybody's hours by name."""
    waiting = served.to_verify(request.scope)
    if request.method == "POST":
        _verify(request)
        return redirect("roster:hours")
    context = {
        "waiting": list(waiting[:AT_ONCE]),
        "left": waiting.count(),
        "page": paging.pages(request, served.people(request.scope)),
    }
    return render(request, "roster/hours.html", context)


@page(VERIFY, methods=("GET", "POST"))
def person(request: DeskRequest, worker_id: UUID) -> HttpResponse:
    """One person's ledger, and what points are given for."""
    worker = get_object_or_404(Worker.objects.visible_to(request.scope), pk=worker_id)
    form = RedeemForm(request.POST or None, worker=worker)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Redeemed."))
        return redirect("roster:person", worker.pk)
    entries = served.ledger(worker.id)
    context = {
        "worker": worker,
        "entries": entries,
        "minutes": sum(one.minutes for one in entries),
        "points": balances({worker.id})[worker.id],
        "form": form,
    }
    return render(request, "roster/person.html", context)


@page("roster.reply")
def calls(request: DeskRequest) -> HttpResponse:
    """Teams that are called out now, and those before."""
    rows = CallOut.objects.visible_to(request.scope).select_related("unit", "place")
    context = {
        "running": list(rows.filter(ended_at=None).order_by("gather_at")),
        "before": list(rows.exclude(ended_at=None).order_by("-called_at")[:30]),
        "may_call": request.standing.holds("roster.call_out"),
    }
    return render(request, "roster/calls.html", context)


@page("roster.call_out", methods=("GET", "POST"))
def call_out(request: DeskRequest) -> HttpResponse:
    teams = units.standing(request.scope, CALLED)
    places = Place.objects.communities().filter(id__in=request.scope.communities)
    form = CallForm(request.POST or None, units=teams.order_by("name"), places=places)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("Called out. Ring its members now and note who comes."))
        return redirect("roster:call", form.answer.subject)
    return render(request, "roster/call_out.html", {"form": form})


@page("roster.reply", methods=("GET", "POST"))
def call(request: DeskRequest, call_id: UUID) -> HttpResponse:
    """Who of the team is coming, who is there; telephones beside the names."""
    rows = CallOut.objects.visible_to(request.scope).select_related("unit", "place")
    one = get_object_or_404(rows, pk=call_id)
    if request.method == "POST":
        form = ReplyForm(request.POST, call=one)
        if not form.submit(request.actor):
            for sentences in form.errors.values():
                messages.warning(request, str(sentences[0]))
        return redirect("roster:call", one.pk)
    said = served.replies(one)
    members = [
        (row.worker, said.get(row.worker_id, ""), ids.uuid7()) for row in units.members(one.unit)
    ]
    context = {
        "call": one,
        "members": members,
        "there": sum(reply == Reply.THERE for _who, reply, _key in members),
        "coming": sum(reply == Reply.COMING for _who, reply, _key in members),
        "replies": Reply.choices,
        "labels": dict(Reply.choices),
        "may_call": request.standing.allows("roster.call_out", one.stamp),
    }
    return render(request, "roster/call.html", context)


@page("roster.call_out", methods=("POST",))
def end_call(request: DeskRequest, call_id: UUID) -> HttpResponse:
    rows = CallOut.objects.visible_to(request.scope).filter(ended_at=None)
    one = get_object_or_404(rows, pk=call_id)
    submit_one(actor=request.actor, command="roster.end_call", payload={"call": one.pk})
    messages.success(request, _("The team goes home."))
    return redirect("roster:calls")


def _verify(request: DeskRequest) -> None:
    """All ticked at once; what cannot be verified says why."""
    seen = {str(turn.pk) for turn in served.to_verify(request.scope)[:AT_ONCE]}
    chosen = [key for key in request.POST.getlist("turn") if key in seen]
    records = [Incoming(ids.uuid7(), {"turn": key}) for key in chosen]
    if not records:
        messages.warning(request, _("Tick whose service you know to be done."))
        return
    answers = submit(actor=request.actor, command="roster.verify", records=records, channel="page")
    n = answers.applied
    done = ngettext("%(n)d turn is verified.", "%(n)d turns are verified.", n)
    messages.success(request, done % {"n": n})
    for answer in answers.each:
        if answer.answer == "review" and answer.sentence:
            messages.warning(request, answer.sentence)
