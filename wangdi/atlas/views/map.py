"""A map of a community without tiles: buildings as marks by grid, and a list beside it."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from wangdi.access.pages import DeskRequest, page
from wangdi.atlas import counting, seeing, sketch
from wangdi.lib.geo import to_gcj02
from wangdi.territory.models import Place
from wangdi.territory.naming import plain


@dataclass(frozen=True, slots=True)
class Mark:
    """A building on the drawing: `shape` and `colour` are its grid's, `label` stands beside it."""

    place: Place
    point: sketch.Point
    path: str
    colour: int
    label: str
    households: int
    said: str


@page("territory.view_places")
def chooser(request: DeskRequest) -> HttpResponse:
    """The communities of which there is a map; the only one is opened at once."""
    rows = list(Place.objects.communities().filter(id__in=request.scope.communities))
    if len(rows) == 1:
        return redirect("atlas:map", rows[0].id)
    placed = set(
        Place.objects.buildings()
        .filter(community_id__in=request.scope.communities, lat__isnull=False)
        .order_by()
        .values_list("community_id", flat=True)
        .distinct()
    )
    shown = [(row, row.id in placed) for row in rows]
    return render(request, "atlas/maps.html", {"rows": shown, "placed": len(placed)})


@page("territory.view_places")
def community(request: DeskRequest, place: int) -> HttpResponse:
    one = seeing.place(request.scope, place)
    if not one.is_community():
        raise Http404
    standing = seeing.visible(request.scope).filter(community_id=one.id, kind="building")
    rows = list(
        standing.filter(valid_to=None).select_related("grid", "parent").order_by("sort_key", "id")
    )
    placed = [row for row in rows if row.position]
    groups = _groups(rows)
    drawn, scale = sketch.points([row.position for row in placed if row.position])
    counts = counting.count(counting.HOUSEHOLDS, "building_id", [row.id for row in rows])
    marks = {
        row.id: _mark(row, point, groups.index(row.grid_id), counts.get(row.id, 0))
        for row, point in zip(placed, drawn, strict=True)
    }
    context = {
        "place": one,
        "marks": marks.values(),
        "legend": _legend(groups, rows, marks),
        "without": [row for row in rows if row.id not in marks],
        "scale": scale,
        "box": (sketch.WIDTH, sketch.HEIGHT),
    }
    return render(request, "atlas/map.html", context)


def _groups(rows: list[Place]) -> list[int | None]:
    """The grids in the order of their first building; those in no grid last."""
    grids = list(dict.fromkeys(row.grid_id for row in rows if row.grid_id))
    return [*grids, None]


def _style(group: int) -> tuple[str, int]:
    """Shape and colour of a grid: thirty-six pairs before any comes again."""
    shape = sketch.SHAPES[group % len(sketch.SHAPES)]
    turn = group // len(sketch.SHAPES)
    return shape, (group + turn) % sketch.COLOURS


def _mark(row: Place, point: sketch.Point, group: int, households: int) -> Mark:
    shape, colour = _style(group)
    position = to_gcj02(row.position) if row.position else None
    said = f"{position.lat:.5f}, {position.lon:.5f}" if position else ""
    return Mark(
        row, point, sketch.outline(shape, point), colour, plain(row.name)[:4], households, said
    )


def _legend(
    groups: list[int | None], rows: list[Place], marks: dict[int, Mark]
) -> list[dict[str, object]]:
    """Each grid with its mark and its buildings on the map."""
    legend: list[dict[str, object]] = []
    for at, grid in enumerate(groups):
        mine = [marks[row.id] for row in rows if row.grid_id == grid and row.id in marks]
        shape, colour = _style(at)
        if mine:
            path = sketch.outline(shape, sketch.Point(10, 10))
            legend.append(
                {"grid": mine[0].place.grid, "path": path, "colour": colour, "marks": mine}
            )
    return legend
