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

    @property
    def size(self) -> str:
        return rules.size_of_grid(self.households)

    @property
    def is_leaf(self) -> bool:
        """Whether buildings are drawn into it; one above holds grids and has no size of its own."""
        return self.buildings > 0


def drawn(scope: Scope, *, community: int | None = None) -> QuerySet[Grid]:
    """The grids of a scope, the upper ones of each community first."""
    rows = seeing.grids(scope).select_related("community", "parent")
    if community is not None:
        rows = rows.filter(community_id=community)
    standing = Q(buildings__kind=PlaceKind.BUILDING, buildings__valid_to=None)
    return rows.annotate(standing=Count("buildings", filter=standing)).order_by(
        "community__code", "community_id", "level", "code"
    )


def loads(grids: Sequence[Grid]) -> list[Load]:
    """The load of grids that `drawn` gave. Two queries, and one a source."""
    ids = [grid.id for grid in grids]
    households = counting.count(counting.HOUSEHOLDS, "grid_id", ids)
    workers = caring.workers_of(ids)
    return [
        Load(
            grid,
            grid.standing,  # type: ignore[attr-defined]
            households.get(grid.id, 0),
            workers.get(grid.id, []),
        )
        for grid in grids
    ]


def unassigned(scope: Scope) -> QuerySet[Place]:
    """Buildings that stand now and are in no grid."""
    rows = Place.objects.buildings().filter(grid=None, community_id__in=scope.communities)
    return rows.select_related("parent").order_by("community_id", "sort_key", "id")
