"""Who is lent where, who offers himself, what somebody can do."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.staff import queries, units
from wangdi.staff.commands.offering import LETTERS
from wangdi.staff.commands.secondments import SECOND
from wangdi.staff.forms.units import LetterForm, ReadinessForm, SecondForm
from wangdi.staff.models import Letter, Secondment, UnitKind, Worker
from wangdi.territory.models import Place
from wangdi.ui import paging

BRANCHES = (UnitKind.PARTY_BRANCH, UnitKind.FUNCTIONAL_PARTY, UnitKind.TEMPORARY_BRANCH)


@page("staff.view_units")
def secondments(request: DeskRequest) -> HttpResponse:
    """Who is lent to one's communities; who has not reported yet comes first."""
    rows = units.lent(request.scope, clock.today())
    context = {
        "rows": [(one, units.late(one, clock.today())) for one in rows],
        "waiting": sum(one.checked_in_on is None for one in rows),
        "may_second": request.standing.holds(SECOND),
    }
    return render(request, "staff/secondments.html", context)


@page(SECOND, methods=("GET", "POST"))
def second(request: DeskRequest) -> HttpResponse:
    branches = units.standing(request.scope, BRANCHES)
    people = queries.around(request.scope).exclude(id__in=units.lent_workers())
    form = SecondForm(
        request.POST or None,
        workers=people.order_by("initials", "id"),
        places=_communities(request),
        branches=branches.order_by("name"),
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Written down."))
        return redirect("staff:secondments")
    return render(request, "staff/second.html", {"form": form})


@page(SECOND, methods=("POST",))
def report(request: DeskRequest, secondment_id: UUID) -> HttpResponse:
    """He reported, or goes home: `act` says which."""
    rows = Secondment.objects.visible_to(request.scope).filter(ended_on=None)
    one = get_object_or_404(rows, pk=secondment_id)
    command = "staff.end_secondment" if request.POST.get("act") == "end" else "staff.check_in"
    try:
        submit_one(actor=request.actor, command=command, payload={"secondment": one.pk})
        messages.success(request, _("Written down."))
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("staff:secondments")


@page(LETTERS)
def letters(request: DeskRequest) -> HttpResponse:
    """Letters that wait for an answer, or those that have one."""
    answered = request.GET.get("list") == "answered"
    rows = Letter.objects.visible_to(request.scope).filter(annulled_at=None)
    waiting = rows.filter(answered_at=None)
    shown = rows.exclude(answered_at=None).order_by("-answered_at") if answered else waiting
    context = {
        "page": paging.pages(request, shown.select_related("place", "worker").order_by("id")),
        "waiting": waiting.count(),
        "answered": answered,
    }
    return render(request, "staff/letters.html", context)


@page(LETTERS, methods=("GET", "POST"))
def write(request: DeskRequest) -> HttpResponse:
    form = LetterForm(request.POST or None, places=_communities(request))
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The letter is taken in."))
        return redirect("staff:letters")
    return render(request, "staff/write_letter.html", {"form": form})


@page(LETTERS, methods=("POST",))
def answer(request: DeskRequest, letter_id: UUID) -> HttpResponse:
    rows = Letter.objects.visible_to(request.scope).filter(annulled_at=None)
    one = get_object_or_404(rows, pk=letter_id)
    asked = {"letter": one.pk, "declined": request.POST.get("declined", "")[:200]}
    try:
        submit_one(actor=request.actor, command="staff.answer_letter", payload=asked)
        messages.success(request, _("Answered."))
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("staff:letters")


@page("staff.readiness", methods=("GET", "POST"))
def readiness(request: DeskRequest, worker: UUID) -> HttpResponse:
    """What one worker can do and when."""
    one = get_object_or_404(Worker.objects.visible_to(request.scope).serving(), pk=worker)
    told = units.told(one)
    before = {"able": "all"}
    if told:
        before = {name: getattr(told, name) for name in ("able", "born", "hours", "skills")}
    form = ReadinessForm(request.POST or None, worker=one, initial=before)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Written down."))
        return redirect("staff:workers")
    return render(request, "staff/readiness.html", {"form": form, "worker": one, "told": told})


def _communities(request: DeskRequest) -> list[Place]:
    return list(Place.objects.communities().filter(id__in=request.scope.communities))
