"""A gap as a page lists it: whole grids for grid workers, buildings for captains."""

from dataclasses import dataclass

from wangdi.access.scoping import Scope
from wangdi.people.keeping.gaps import Gap
from wangdi.people.keeping.kept import KINDS
from wangdi.people.models import Post
from wangdi.staff import queries as staff
from wangdi.staff.models import Worker
from wangdi.territory.models import Grid, Place


@dataclass(slots=True)
class Row:
    """What may be given at once: `code` is `grid-3` or `building-12`."""

    code: str
    name: str
    community: str
    buildings: int = 0
    households: int = 0
    people: int = 0


def rows_of(gap: Gap) -> list[Row]:
    """The grids or buildings of a gap, the most households first. Two queries."""
    places = {home.community for home in gap.homes} | {home.building for home in gap.homes}
    named = Place.objects.filter(id__in=places).select_related("parent").in_bulk()
    grids = Grid.objects.in_bulk({home.grid for home in gap.homes if home.grid})
    rows: dict[str, Row] = {}
    for home in gap.homes:
        left = gap.left(home)
        if left <= 0:
            continue
        community = named[home.community].name if home.community in named else ""
        by_grid = gap.post == Post.GRID_WORKER and home.grid in grids
        code = f"grid-{home.grid}" if by_grid else f"building-{home.building}"
        name = grids[home.grid or 0].name if by_grid else _title(named.get(home.building))
        row = rows.setdefault(code, Row(code, name, community))
        row.buildings += 1
        row.households += left
        row.people += home.people
    return sorted(rows.values(), key=lambda row: (-row.households, row.name))


def workers_for(scope: Scope, post: Post) -> list[Worker]:
    """Who may be chosen: those of the kind first, then everybody around."""
    kinds = [kind for kind, known in KINDS.items() if known == post]
    around = list(staff.around(scope).order_by("initials", "id"))
    return sorted(around, key=lambda worker: worker.kind not in kinds)


def _title(building: Place | None) -> str:
    if building is None:
        return ""
    above = building.parent
    return f"{above.name}{building.name}" if above else building.name
