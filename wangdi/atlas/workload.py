"""What a grid asks of its worker: buildings and households, against the norm of its size."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.atlas import caring, counting, seeing
from wangdi.territory import rules
from wangdi.territory.models import Grid, Place, PlaceKind


@dataclass(frozen=True, slots=True)
class Load:
    """A grid with what stands in it; `size` as `rules.size_of_grid` says."""

    grid: Grid
    buildings: int
    households: int
    workers: list[str]
    is_leaf: bool
    """Whether it is one worker's beat; one above holds others and has no size of its own."""

    @property
    def size(self) -> str:
        return rules.size_of_grid(self.households)


def drawn(scope: Scope, *, community: int | None = None) -> QuerySet[Grid]:
    """The grids of a scope, the upper ones of each community first."""
    rows = seeing.grids(scope).select_related("community", "parent")
    if community is not None:
        rows = rows.filter(community_id=community)
    return _standing(rows).order_by("community__code", "community_id", "level", "code")


def loads(grids: Sequence[Grid]) -> list[Load]:
    """The load of grids that `drawn` gave, each with all that lies in it. Three queries, and one

    a source, however many.
    """
    inside = _inside(grids)
    every = sorted({one for inner in inside.values() for one in inner})
    rows = Place.objects.buildings().filter(grid_id__in=every).order_by()
    standing = dict(rows.values_list("grid_id").annotate(Count("id")))
    households = counting.count(counting.HOUSEHOLDS, "grid_id", every)
    workers = caring.workers_of([grid.id for grid in grids])
    return [
        Load(
            grid,
            sum(standing.get(one, 0) for one in inside[grid.id]),
            sum(households.get(one, 0) for one in inside[grid.id]),
            workers.get(grid.id, []),
            len(inside[grid.id]) == 1,
        )
        for grid in grids
    ]


def _standing(rows: QuerySet[Grid]) -> QuerySet[Grid]:
    """Each grid with the number of buildings that stand in it, as `standing`."""
    there = Q(buildings__kind=PlaceKind.BUILDING, buildings__valid_to=None)
    return rows.annotate(standing=Count("buildings", filter=there))


def _inside(grids: Sequence[Grid]) -> dict[int, set[int]]:
    """Each grid with the grids that lie in it, itself among them. One query."""
    near = Grid.objects.filter(valid_to=None)
    if all(grid.community_id for grid in grids):
        near = near.filter(community_id__in={grid.community_id for grid in grids})
    children: dict[int, list[int]] = {}
    for one, parent in near.exclude(parent=None).values_list("id", "parent_id"):
        children.setdefault(parent or 0, []).append(one)
    inside = {}
    for grid in grids:
        found, frontier = {grid.id}, [grid.id]
        while frontier:
            frontier = [c for one in frontier for c in children.get(one, ()) if c not in found]
            found |= set(frontier)
        inside[grid.id] = found
    return inside


def unassigned(scope: Scope) -> QuerySet[Place]:
    """Buildings that stand now and are in no grid."""
    rows = Place.objects.buildings().filter(grid=None, community_id__in=scope.communities)
    return rows.select_related("parent").order_by("community_id", "sort_key", "id")
