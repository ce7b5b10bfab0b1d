"""What somebody looks after now: as named here, by his own grid or building, or by a grant."""

from dataclasses import dataclass, field
from uuid import UUID

from wangdi.access.models import Grant
from wangdi.people.keeping.homes import Home
from wangdi.people.models import Level, Post, Responsibility
from wangdi.staff.models import Worker, WorkerKind
from wangdi.territory.models import Grid, Place, PlaceKind

KINDS = {WorkerKind.GRID: Post.GRID_WORKER, WorkerKind.CAPTAIN: Post.CAPTAIN}
ROLES = {"grid_worker": Post.GRID_WORKER, "building_captain": Post.CAPTAIN}


@dataclass
class Kept:
    """The grids, buildings and households that somebody of a post looks after now."""

    grids: set[int] = field(default_factory=set)
    buildings: set[int] = field(default_factory=set)
    households: set[UUID] = field(default_factory=set)

    def covers(self, home: Home) -> bool:
        return home.grid in self.grids or home.building in self.buildings


def kept(post: Post) -> Kept:
    """What somebody of this post looks after now, in the whole office. Five queries at most."""
    found = Kept()
    for row in Responsibility.objects.current().filter(post=post):
        if row.level == Level.GRID and row.grid_id:
            found.grids.add(row.grid_id)
        elif row.level == Level.BUILDING and row.building_id:
            found.buildings.add(row.building_id)
        elif row.household_id:
            found.households.add(row.household_id)
    kinds = [kind for kind, known in KINDS.items() if known == post]
    serving = Worker.objects.serving().filter(kind__in=kinds)
    for grid, building in serving.values_list("grid_id", "building_id"):
        _add(found, grid, building, post)
    _add_grants(found, post)
    return found


def _add(found: Kept, grid: int | None, building: int | None, post: Post) -> None:
    if building:
        found.buildings.add(building)
    elif grid and post == Post.GRID_WORKER:
        found.grids.add(grid)


def _add_grants(found: Kept, post: Post) -> None:
    """Grants at a grid, a building or a compound; one for a whole community names nobody."""
    roles = [role for role, known in ROLES.items() if known == post]
    grants = Grant.objects.current().filter(role__in=roles, user__is_active=True)
    given = list(grants.values_list("grid_id", "place_id", "place__kind"))
    if post == Post.GRID_WORKER:
        found.grids |= _with_inner({grid for grid, _place, _kind in given if grid})
    found.buildings |= {place for _grid, place, kind in given if kind == PlaceKind.BUILDING}
    small = [
        place for _grid, place, kind in given if kind in (PlaceKind.COMPOUND, PlaceKind.HAMLET)
    ]
    if small:
        inside = Place.objects.under(small).filter(kind=PlaceKind.BUILDING, valid_to=None)
        found.buildings |= set(inside.values_list("id", flat=True))


def _with_inner(grids: set[int]) -> set[int]:
    """Grids with those beneath them."""
    inner, frontier = set(grids), set(grids)
    while frontier:
        rows = Grid.objects.filter(parent_id__in=frontier, valid_to=None)
        frontier = set(rows.values_list("id", flat=True)) - inner
        inner |= frontier
    return inner
