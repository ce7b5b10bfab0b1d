"""Who knocks where: the plan proposed, edited and applied; the load of each; one's own ground."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.submitting import submit
from wangdi.lib import clock
from wangdi.screening import beats, queries, section
from wangdi.screening.models import CanvassRound
from wangdi.screening.queries import workload
from wangdi.screening.views.rounds import visible_round
from wangdi.staff.models import WorkerKind
from wangdi.territory.models import Place


@page("screening.allot", methods=("GET", "POST"))
def plan(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """A plan of doors per worker: nearest, least loaded, as before; one button gives it out."""
    canvass = visible_round(request.scope, round_id)
    kinds = _kinds(request)
    proposed = beats.propose(canvass, request.scope, kinds)
    if request.method == "POST":
        _give(request, canvass, dict(proposed.given))
        return redirect("screening:workload", canvass.id)
    rows = proposed.loads()
    context = {
        "round": canvass,
        "rows": rows,
        "kinds": [(code, word, code in kinds) for code, word in WorkerKind.choices],
        "parts": len(proposed.parts),
        "out_of_reach": proposed.out_of_reach,
        "doors": sum(part.doors for part in proposed.parts.values()),
        "most": max((doors for _worker, _buildings, doors in rows), default=0),
        "communities": Place.objects.filter(
            id__in={part.community for part in proposed.parts.values()}
        ).order_by("code", "id"),
    }
    return render(request, "screening/plan.html", context)


@page("screening.allot", methods=("GET", "POST"))
def edit(request: DeskRequest, round_id: UUID, community_id: int) -> HttpResponse:
    """The plan of one community, building by building, to be changed by hand."""
    canvass = visible_round(request.scope, round_id)
    proposed = beats.propose(canvass, request.scope)
    given = beats.current(canvass)
    parts = [one for one in proposed.parts.values() if one.community == community_id]
    if request.method == "POST":
        wanted = {
            (part.building, part.unit): _worker(request.POST.get(f"{part.building}-{part.unit}"))
            for part in parts
        }
        changed = {key: worker for key, worker in wanted.items() if given.get(key) != worker}
        _give(request, canvass, changed)
        return redirect("screening:workload", canvass.id)
    names = Place.objects.in_bulk({part.building for part in parts})
    rows = [
        (part, names[part.building], given.get(key) or proposed.given.get(key), key in given)
        for part in parts
        if (key := (part.building, part.unit))
    ]
    context = {
        "round": canvass,
        "community": Place.objects.filter(id=community_id).first(),
        "rows": rows,
        "workers": list(proposed.workers.values()),
    }
    return render(request, "screening/plan_edit.html", context)


@page("screening.view")
def load(request: DeskRequest, round_id: UUID) -> HttpResponse:
    """What each worker of a round has to do and has done, who has most left first."""
    canvass = visible_round(request.scope, round_id)
    rows = workload.loads(request.scope, canvass, clock.now())
    context = {
        "round": canvass,
        "rows": rows,
        "nobodys": workload.nobodys(request.scope, canvass),
        "left": sum(row.left for row in rows),
        "may_allot": canvass.is_open() and request.standing.holds("screening.allot"),
    }
    return render(request, "screening/workload.html", context)


@page("screening.view")
def ground(request: DeskRequest) -> HttpResponse:
    """One's own ground: buildings, doors, households, who came back, what the round has done."""
    _version, known = section.in_force(clock.now())
    since = clock.today() - timedelta(days=known.recent_days)
    asked = request.GET.get("round", "")
    open_rounds = [one for one in queries.rounds(request.scope) if one.is_open()]
    chosen = next((one for one in open_rounds if str(one.id) == asked), None)
    canvass = chosen or (open_rounds[0] if open_rounds else None)
    rows = workload.grounds(request.scope, canvass, since)
    context = {
        "rows": rows,
        "round": canvass,
        "rounds": open_rounds,
        "days": known.recent_days,
        "sums": {
            name: sum(getattr(row, name) for row in rows)
            for name in ("doors", "households", "people", "returned", "done", "left")
        },
    }
    return render(request, "screening/ground.html", context)


def _give(request: DeskRequest, canvass: CanvassRound, given: dict[beats.Key, UUID | None]) -> None:
    records = beats.records(canvass, given.items())
    if not records:
        messages.info(request, _("Nothing was changed."))
        return
    with transaction.atomic():
        answers = submit(actor=request.actor, command="screening.give_beat", records=records)
    said = {"n": answers.applied, "review": answers.review}
    if answers.review:
        messages.warning(
            request, _("%(n)d beats are given; %(review)d wait for a person to look.") % said
        )
    else:
        messages.success(request, _("%(n)d beats are given; the doors are on their phones.") % said)


def _kinds(request: DeskRequest) -> list[str]:
    asked = request.GET.getlist("kind") or request.POST.getlist("kind")
    known = [kind for kind in asked if kind in WorkerKind.values]
    return known or [str(kind) for kind in beats.WALKERS]


def _worker(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
