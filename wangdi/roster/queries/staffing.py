"""How people are divided over the grids: none may be without anybody."""

from collections import Counter
from dataclasses import dataclass

from wangdi.access.scoping import Scope
from wangdi.people.models import Level, Responsibility
from wangdi.staff import queries as staff
from wangdi.territory.models import Grid


@dataclass(frozen=True, slots=True)
class Line:
    """A grid with how many serve on it, those of the grids under it included."""

    grid: Grid
    own: int
    people: int


@dataclass(frozen=True, slots=True)
class Staffing:
    lines: list[tuple[Line, list[Line]]]
    people: int
    upper: int
    lower: int
    empty: int


def staffing(scope: Scope) -> Staffing:
    """Every grid in one's places with its people: who serves there, and who looks after it."""
    seen = Grid.objects.filter(valid_to=None)
    grids = [one for one in seen.order_by("code") if _within(one, scope)]
    serving = staff.around(scope).exclude(grid_id=None)
    pairs = set(serving.values_list("id", "grid_id"))
    kept = Responsibility.objects.current().filter(level=Level.GRID)
    pairs |= set(kept.filter(scope.query()).values_list("worker_id", "grid_id"))
    own = Counter(grid for _worker, grid in pairs if grid is not None)
    lower: dict[int, list[Line]] = {}
    for one in grids:
        if one.parent_id:
            lower.setdefault(one.parent_id, []).append(Line(one, own[one.id], own[one.id]))
    top = [one for one in grids if not one.parent_id]
    lines = [
        (Line(one, own[one.id], own[one.id] + sum(x.own for x in lower.get(one.id, []))),
         lower.get(one.id, []))
        for one in top
    ]  # fmt: skip
    leaves = [line for _one, inner in lines for line in inner]
    return Staffing(
        lines=lines,
        people=len({worker for worker, _grid in pairs}),
        upper=len(top),
        lower=len(leaves),
        empty=sum(not line.people for line, _inner in lines) + sum(not x.people for x in leaves),
    )


def _within(grid: Grid, scope: Scope) -> bool:
    return grid.community_id in scope.communities or grid.id in scope.grids
