"""What stands side by side in a report: the places below one place, or the grids of a community."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wangdi.access.scoping import Scope
from wangdi.reporting.counting import OUTSIDE
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind

OFFICE, AREA, COMMUNITY, LARGE, GRID = "office", "area", "community", "large", "grid"
BY_GRID = (LARGE, GRID)
"""The lowest grids side by side, or those that lie above them."""
KINDS = {
    OFFICE: (PlaceKind.SUBDISTRICT, PlaceKind.TOWN),
    AREA: (PlaceKind.AREA,),
    COMMUNITY: COMMUNITY_KINDS,
}
OWN = 0
MOST = 40
"""More columns than anybody reads; one goes down by the names of the places."""


@dataclass(frozen=True, slots=True)
class Column:
    """`id`: of a place or grid, or 0 (`OWN`, `OUTSIDE`) for what lies in none. `opens`: a place."""

    id: int
    name: str
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Extent:
    """What a page is about: a place (None: all that may be seen), its units, and its columns.

    `column_of`: unit → column; `grid_of`: the lowest grids → column, where it is by grids.
    """

    place: Place | None
    above: list[Place]
    communities: list[Place]
    units: list[int]
    by: str
    levels: list[str]
    columns: list[Column]
    column_of: dict[int, int]
    grid_of: dict[int, int]

    def of_grid(self, grid: int) -> int:
        """The column of a grid; one that is not drawn any more counts as outside."""
        return self.grid_of.get(grid, OUTSIDE)

    @property
    def name(self) -> str:
        return self.place.name if self.place else _("All")


def extent(scope: Scope, at: int | None = None, by: str = "") -> Extent | None:
    """None where nothing of the place `at` may be seen: the same answer as not there."""
    inside = Place.objects.communities().filter(id__in=scope.communities)
    places = list(inside)
    if at is not None:
        places = [one for one in places if at == one.id or at in one.ancestors]
        if not places:
            return None
    known = _above(places)
    root = known.get(at) if at is not None else _lowest_shared(places, known)
    below = [place for place in known.values() if root is None or root.id in place.ancestors]
    levels = _levels(root, places, below)
    level = by if by in levels else levels[0]
    units = [one.id for one in places]
    own = [place.id for place in below if place.kind not in COMMUNITY_KINDS]
    offices = [*own, *([root.id] if root and root.kind not in COMMUNITY_KINDS else [])]
    outer = offices if scope.whole else []
    grid_of: dict[int, int] = {}
    if level in BY_GRID:
        columns, grid_of = _grid_columns(_lowest(places), level)
        column_of: dict[int, int] = {}
    else:
        columns, column_of = _columns(level, places, known, outer)
    above = [known[one] for one in (root.ancestors if root else []) if one in known]
    seen = [one for one in above if scope.whole]
    return Extent(root, seen, places, [*units, *outer], level, levels, columns, column_of, grid_of)


def _above(places: list[Place]) -> dict[int, Place]:
    """The communities and everything above them, by id, highest first."""
    ids = {above for one in places for above in one.ancestors}
    known = {place.id: place for place in Place.objects.filter(id__in=ids)}
    ordered = sorted(known.values(), key=lambda one: (len(one.ancestors), one.code, one.id))
    return {place.id: place for place in [*ordered, *places]}


def _lowest_shared(places: list[Place], known: dict[int, Place]) -> Place | None:
    """The lowest place that holds all of them; a single community is itself."""
    if len(places) == 1:
        return places[0]
    lines = [set(one.ancestors) for one in places]
    shared = set.intersection(*lines) if lines else set()
    return max((known[one] for one in shared), key=lambda one: len(one.ancestors), default=None)


def _levels(root: Place | None, places: list[Place], below: list[Place]) -> list[str]:
    """What may stand side by side, the widest first; grids where they are few enough."""
    levels = [
        one
        for one in (OFFICE, AREA, COMMUNITY)
        if 0 < sum(place.kind in KINDS[one] for place in below) <= MOST
    ]
    if root is not None and root.kind in COMMUNITY_KINDS:
        levels = [COMMUNITY]
    lowest = _lowest(places)
    large = len({one.parent_id for one in lowest} - {None})
    grids = [LARGE] if 1 < large <= MOST else []
    if 0 < len(lowest) <= MOST:
        grids.append(GRID)
    levels = [*grids[::-1], COMMUNITY] if len(places) == 1 else [*levels, *grids]
    return levels or [COMMUNITY]


def _columns(
    level: str, places: list[Place], known: dict[int, Place], outer: list[int]
) -> tuple[list[Column], dict[int, int]]:
    wanted = {one.id: one for one in known.values() if one.kind in KINDS[level]}
    column_of = {one.id: _column_of(one, wanted) for one in places}
    column_of |= {one: _column_of(known[one], wanted) for one in outer if one in known}
    used = set(column_of.values())
    columns = [Column(one.id, one.name) for one in wanted.values() if one.id in used]
    if OWN in used:
        columns.append(Column(OWN, _("The office itself"), opens=False))
    return columns, column_of


def _column_of(place: Place, wanted: dict[int, Place]) -> int:
    return next((one for one in (place.id, *reversed(place.ancestors)) if one in wanted), OWN)


def _lowest(places: list[Place]) -> list[Grid]:
    """The grids drawn now that no other lies in: those that homes are stamped with."""
    drawn = Grid.objects.filter(community_id__in=[one.id for one in places], valid_to=None)
    inner = Grid.objects.filter(parent=OuterRef("id"), valid_to=None)
    return list(drawn.filter(~Exists(inner)).select_related("parent").order_by("code"))


def _grid_columns(lowest: list[Grid], level: str) -> tuple[list[Column], dict[int, int]]:
    if level == GRID:
        shown = {one.id: one.name for one in lowest}
        grid_of = {one.id: one.id for one in lowest}
    else:
        shown = {one.parent.id: one.parent.name for one in lowest if one.parent}
        grid_of = {one.id: one.parent_id for one in lowest if one.parent_id}
    columns = [Column(grid, name, opens=False) for grid, name in shown.items()]
    return [*columns, Column(OUTSIDE, _("Outside any grid"), opens=False)], grid_of
