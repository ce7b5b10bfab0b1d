"""What stands side by side in a report: the places below one place, or the grids of a community."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wangdi.access.scoping import Scope
from wangdi.reporting.counting import OUTSIDE
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind

OFFICE, AREA, COMMUNITY, GRID = "office", "area", "community", "grid"
LEVELS = (OFFICE, AREA, COMMUNITY, GRID)
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

    `column_of`: unit → column, for all levels but the grid's.
    """

    place: Place | None
    above: list[Place]
    communities: list[Place]
    units: list[int]
    by: str
    levels: list[str]
    columns: list[Column]
    column_of: dict[int, int]

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
    columns, column_of = _columns(level, places, known, outer)
    above = [known[one] for one in (root.ancestors if root else []) if one in known]
    seen = [one for one in above if scope.whole]
    return Extent(root, seen, places, [*units, *outer], level, levels, columns, column_of)


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
    drawn = Grid.objects.filter(community_id__in=[one.id for one in places], valid_to=None)
    if 0 < drawn.count() <= MOST:
        levels = [GRID, COMMUNITY] if len(places) == 1 else [*levels, GRID]
    return levels or [COMMUNITY]


def _columns(
    level: str, places: list[Place], known: dict[int, Place], outer: list[int]
) -> tuple[list[Column], dict[int, int]]:
    if level == GRID:
        return _grid_columns(places), {}
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


def _grid_columns(places: list[Place]) -> list[Column]:
    drawn = Grid.objects.filter(community_id__in=[one.id for one in places], valid_to=None)
    columns = [
        Column(grid, name, opens=False)
        for grid, name in drawn.order_by("code").values_list("id", "name")
    ]
    return [*columns, Column(OUTSIDE, _("Outside any grid"), opens=False)]
