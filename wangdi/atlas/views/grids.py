"""Grids: what each asks of its worker, what it covered before, drawing and ending."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.atlas import caring, counting, seeing, workload
from wangdi.atlas.forms.grids import EndGridForm, GridForm
from wangdi.atlas.forms.places import UndoForm
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.territory import rules
from wangdi.territory.models import Grid, GridBuilding, Place
from wangdi.ui import asking, paging, tables

SIZES = {"empty": "–", "small": "▽", "fitting": "✓", "large": "▲"}


@page("territory.view_places")
def grids(request: DeskRequest) -> HttpResponse:
    """Every grid with its buildings, households and workers, against the norm."""
    number = asking.number(request.GET.get("community"))
    community = seeing.place(request.scope, number) if number else None
    rows = workload.drawn(request.scope, community=community.id if community else None)
    listed = paging.pages(request, rows)
    levels = dict(seeing.grids(request.scope).values_list("level").annotate(Count("id")).order_by())
    loose = workload.unassigned(request.scope)
    if community is not None:
        loose = loose.filter(community_id=community.id)
    context = {
        "page": listed,
        "loads": workload.loads(listed.rows),
        "levels": sorted(levels.items()),
        "community": community,
        "loose": loose[:60],
        "loose_count": loose.count(),
        "norm": rules.NORM,
        "words": tables.words(request, {"community": community.name} if community else {}),
        "may_lay": request.standing.holds("territory.lay"),
    }
    return render(request, "atlas/grids.html", context)


@page("territory.view_places")
def grid(request: DeskRequest, grid: int) -> HttpResponse:
    """One grid: its worker, its buildings with their households, what it covered before."""
    one = seeing.grid(request.scope, grid)
    buildings = list(one.buildings.buildings().select_related("parent"))
    counts = counting.count(counting.HOUSEHOLDS, "building_id", [row.id for row in buildings])
    households = sum(counts.values())
    spans = GridBuilding.objects.filter(grid=one).exclude(until=None)
    last = GridBuilding.objects.filter(grid=one, until=None).exclude(drawn_by=None)
    context = {
        "grid": one,
        "buildings": [(row, counts.get(row.id, 0)) for row in buildings],
        "households": households,
        "size": rules.size_of_grid(households) if buildings else "",
        "norm": rules.NORM,
        "workers": caring.workers_of([one.id]).get(one.id, []),
        "inner": one.children.filter(valid_to=None).order_by("code"),
        "past": spans.select_related("building").order_by("-until", "building__sort_key")[:60],
        "undo": last.order_by("-since").values_list("drawn_by", flat=True).first(),
        "may_lay": request.standing.holds("territory.lay") and one.valid_to is None,
    }
    return render(request, "atlas/grid.html", context)


@page("territory.lay", methods=("GET", "POST"))
def draw(request: DeskRequest, place: int) -> HttpResponse:
    """A new grid of a community."""
    community = seeing.place(request.scope, place)
    if not community.is_community():
        raise Http404
    form = _form(request, community, None)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Drawn. What stands in it belongs to it from now on."))
        return redirect("atlas:place", community.pk)
    return render(request, "atlas/draw.html", {"form": form, "community": community})


@page("territory.lay", methods=("GET", "POST"))
def redraw(request: DeskRequest, grid: int) -> HttpResponse:
    """A grid drawn anew: exactly over the buildings that are picked."""
    one = _drawn(request, grid)
    community = one.community
    if community is None:
        raise Http404
    form = _form(request, community, one)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Drawn anew. What it covered before stays in its history."))
        return redirect("atlas:grid", one.pk)
    context = {"form": form, "community": community, "grid": one}
    return render(request, "atlas/draw.html", context)


@page("territory.lay", methods=("GET", "POST"))
def end(request: DeskRequest, grid: int) -> HttpResponse:
    one = _drawn(request, grid)
    others = seeing.grids(request.scope).filter(community_id=one.community_id).exclude(id=one.id)
    choices = [(other.id, other.name) for other in others.order_by("code")]
    form = EndGridForm(one, request.POST or None, others=choices)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Ended. Its history stays."))
        return redirect("atlas:grid", one.pk)
    return render(request, "atlas/end_grid.html", {"form": form, "grid": one})


@page("territory.lay", methods=("GET", "POST"))
def undo(request: DeskRequest, grid: int) -> HttpResponse:
    """Take the last drawing of a grid, or its end, back."""
    one = seeing.grid(request.scope, grid)
    key = _last_key(one)
    if key is None:
        raise Http404
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            annul(actor=request.actor, keys=[key], reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Undone."))
            return redirect("atlas:grid", one.pk)
    return render(request, "atlas/undo_grid.html", {"form": form, "grid": one})


def _last_key(one: Grid) -> UUID | None:
    if one.valid_to is not None:
        return one.ended_by
    spans = GridBuilding.objects.filter(grid=one, until=None).exclude(drawn_by=None)
    return spans.order_by("-since").values_list("drawn_by", flat=True).first()


def _drawn(request: DeskRequest, number: int) -> Grid:
    one = seeing.grid(request.scope, number)
    if one.valid_to is not None:
        raise Http404
    return one


def _form(request: DeskRequest, community: Place, one: Grid | None) -> GridForm:
    rows = Place.objects.buildings().filter(community_id=community.id)
    rows = rows.select_related("parent", "grid")
    others = Grid.objects.filter(community=community, valid_to=None, level__lt=5)
    if one is not None:
        others = others.exclude(id=one.id)
    initial = (
        {
            "name": one.name,
            "level": one.level,
            "parent": one.parent_id,
            "buildings": [row.id for row in rows if row.grid_id == one.id],
        }
        if one
        else {}
    )
    form = GridForm(community, request.POST or None, grid=one, initial=initial)
    form.choose("parent", [("", _("None")), *((g.id, g.name) for g in others.order_by("code"))])
    form.choose("buildings", [(row.id, _title(row, one)) for row in rows])
    return form


def _title(row: Place, one: Grid | None) -> str:
    above = row.parent.name if row.parent and not row.parent.is_community() else ""
    elsewhere = row.grid and (one is None or row.grid_id != one.id)
    return f"{above} {row.name}".strip() + (f" · {row.grid.name}" if elsewhere and row.grid else "")
