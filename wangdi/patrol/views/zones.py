"""Zones on a map and as a list with when they were last seen; a round walked point by point."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wangdi.access.pages import DeskRequest, page
from wangdi.atlas import sketch
from wangdi.duties import holders
from wangdi.lib import clock
from wangdi.patrol.forms import zones as forms
from wangdi.patrol.models import PatrolZone, ZoneDuty
from wangdi.patrol.models.zones import Side
from wangdi.patrol.queries import zones as queries
from wangdi.patrol.views.acting import act
from wangdi.staff.models import WorkerKind
from wangdi.staff.queries import serving
from wangdi.ui import paging


@dataclass(frozen=True, slots=True)
class Mark:
    row: queries.Row
    point: sketch.Point
    path: str
    colour: int


@page("patrol.view")
def zones(request: DeskRequest) -> HttpResponse:
    """Which zones were gone through when, what of today is left, and where no zone lies."""
    rows = queries.rows(request.scope, clock.now())
    marks, scale = _marks(rows)
    context = {
        "rows": rows,
        "marks": marks,
        "scale": scale,
        "box": (sketch.WIDTH, sketch.HEIGHT),
        "legend": [(side.label, sketch.outline(_shape(side), sketch.Point(10, 10)), n)
                   for n, side in enumerate(Side)],
        "late": sum(row.late > 0 for row in rows),
        "points": sum(len(row.zone.points) for row in rows),
        "gaps": queries.gaps(request.scope),
        "may_lay": request.standing.holds("patrol.lay_zones"),
    }  # fmt: skip
    return render(request, "patrol/zones.html", context)


def _shape(side: Side) -> str:
    return sketch.SHAPES[list(Side).index(side)]


def _marks(rows: list[queries.Row]) -> tuple[list[Mark], sketch.Scale]:
    """Each zone at its place; zones of one place stand beside each other."""
    known = queries.positions([row.zone for row in rows])
    placed = [row for row in rows if row.zone.id in known]
    points, scale = sketch.points([known[row.zone.id] for row in placed])
    taken: dict[sketch.Point, int] = {}
    marks: list[Mark] = []
    for row, point in zip(placed, points, strict=True):
        beside = taken[point] = taken.get(point, -1) + 1
        at = sketch.Point(round(point.x + 16 * beside, 1), point.y)
        side = Side(row.zone.side)
        marks.append(Mark(row, at, sketch.outline(_shape(side), at), list(Side).index(side)))
    return marks, scale


@page("patrol.lay_zones", methods=("GET", "POST"))
def new(request: DeskRequest) -> HttpResponse:
    form = forms.ZoneForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Laid; its rounds stand in today's duties."))
        return redirect("patrol:zone", form.record_key())
    words = {
        "heading": _("Lay a patrol zone"),
        "lead": _("How often it is gone through follows from its side; change it afterwards."),
        "button": _("Lay the zone"),
        "up": _("Patrol zones"),
        "up_url": reverse("patrol:zones"),
    }
    return render(request, "patrol/act.html", {"form": form, **words})


def _fetch(request: DeskRequest, patrol_zone: UUID) -> PatrolZone:
    return get_object_or_404(queries.seen(request.scope), id=patrol_zone)


@page("patrol.view")
def zone(request: DeskRequest, patrol_zone: UUID) -> HttpResponse:
    one = _fetch(request, patrol_zone)
    tasks = ZoneDuty.objects.visible_to(request.scope).filter(zone=one, ended_on=None)
    shown = paging.pages(request, queries.rounds_of(one), size=20)
    context = {
        "zone": one,
        "tasks": tasks.select_related("holder", "police").order_by("task"),
        "page": shown,
        "may_lay": one.closed_on is None and request.standing.allows("patrol.lay_zones", one.stamp),
        "may_walk": one.closed_on is None and request.standing.allows("patrol.walk", one.stamp),
    }
    return render(request, "patrol/zone.html", context)


@page("patrol.lay_zones", methods=("GET", "POST"))
def change(request: DeskRequest, patrol_zone: UUID) -> HttpResponse:
    one = _fetch(request, patrol_zone)
    tasks = ZoneDuty.objects.visible_to(request.scope).filter(zone=one, ended_on=None)
    officers = serving(WorkerKind.POLICE, [one.community_id] if one.community_id else [])
    form = forms.ChangeZoneForm(
        request.POST or None,
        zone=one,
        tasks=list(tasks),
        able=list(holders.able({one.stamp})[one.stamp].items()),
        police=[(str(worker.id), worker.name) for worker in officers],
    )
    words = {
        "heading": _("Points, hours and people"),
        "lead": _("Rounds that were walked stay as they were."),
        "button": _("Change the zone"),
        "template": "patrol/change_zone.html",
    }
    up = {"up": one.name, "up_url": reverse("patrol:zone", args=[one.id])}
    done = _("Changed; today's duties follow.")
    return act(request, form, ("patrol:zone", one.id), done=done, **words, **up)


@page("patrol.lay_zones", methods=("GET", "POST"))
def close(request: DeskRequest, patrol_zone: UUID) -> HttpResponse:
    one = _fetch(request, patrol_zone)
    form = forms.CloseZoneForm(request.POST or None, zone=one)
    words = {
        "heading": pgettext("patrol", "Close the zone"),
        "lead": _("It is gone through no longer; its rounds stay."),
        "button": pgettext("patrol", "Close the zone"),
        "up": one.name,
        "up_url": reverse("patrol:zone", args=[one.id]),
    }
    return act(request, form, ("patrol:zones",), done=_("The zone is closed."), **words)


@page("patrol.walk", methods=("GET", "POST"))
def walk(request: DeskRequest, zone_duty: UUID) -> HttpResponse:
    """One round: points in walking order, each seen or not, and what was found on the way."""
    rows = queries.task(request.scope).filter(ended_on=None, zone__closed_on=None)
    task = get_object_or_404(rows, id=zone_duty)
    form = forms.WalkForm(request.POST or None, task=task)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Recorded; this round is done."))
        return redirect("patrol:zone", task.zone_id)
    return render(request, "patrol/walk.html", {"form": form, "task": task, "zone": task.zone})
