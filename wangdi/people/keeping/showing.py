"""A gap as a page lists it: whole grids for grid workers, buildings for captains."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wangdi.access.scoping import Scope
from wangdi.people.keeping.gaps import Gap
from wangdi.people.keeping.homes import Home
from wangdi.people.keeping.kept import KINDS
from wangdi.people.models import Level, Post, Responsibility
from wangdi.staff import queries as staff
from wangdi.staff.models import Worker
from wangdi.territory.models import Grid, Place


@dataclass(slots=True)
class Row:
    """What may be given at once: `code` is `grid-3` or `building-12`."""

    code: str
    home: Home
    name: str = ""
    community: str = ""
    buildings: int = 0
    households: int = 0
    people: int = 0


def rows_of(gap: Gap) -> list[Row]:
    """The grids or buildings of a gap, the most households first. Two queries."""
    rows: dict[str, Row] = {}
    for home in gap.homes:
        left = gap.left(home)
        if left <= 0:
            continue
        by_grid = gap.post == Post.GRID_WORKER and home.grid
        code = f"grid-{home.grid}" if by_grid else f"building-{home.building}"
        row = rows.setdefault(code, Row(code, home))
        row.buildings += 1
        row.households += left
        row.people += home.people
    return sorted(rows.values(), key=lambda row: (-row.households, row.code))


def name(rows: Sequence[Row]) -> None:
    """Write on rows how grid or building and community are called. Two queries."""
    places = {row.home.community for row in rows} | {row.home.building for row in rows}
    named = {
        place: (own, above or "")
        for place, own, above in Place.objects.filter(id__in=places).values_list(
            "id", "name", "parent__name"
        )
    }
    grids = dict(
        Grid.objects.filter(id__in={row.home.grid for row in rows}).values_list("id", "name")
    )
    for row in rows:
        own, above = named.get(row.home.building, ("", ""))
        by_grid = row.code.startswith("grid-")
        row.name = grids.get(row.home.grid or 0, "") if by_grid else f"{above}{own}"
        row.community = named.get(row.home.community, ("", ""))[0]


def given(scope: Scope, worker: UUID) -> list[tuple[Responsibility, str]]:
    """What a worker was given to look after within a scope, each with its name. Three queries."""
    rows = Responsibility.objects.visible_to(scope).current().filter(worker=worker)
    held = list(rows.select_related("household").order_by("level", "since", "id"))
    grids = dict(
        Grid.objects.filter(id__in={one.grid_id for one in held}).values_list("id", "name")
    )
    buildings = Place.objects.filter(id__in={one.building_id for one in held})
    named = {row[0]: f"{row[2] or ''}{row[1]}" for row in buildings.values_list(*_NAMES)}
    return [(one, _named(one, grids, named)) for one in held]


_NAMES = ("id", "name", "parent__name")


def _named(one: Responsibility, grids: dict[int, str], buildings: dict[int, str]) -> str:
    if one.household is not None:
        return one.household.address
    if one.level == Level.GRID:
        return grids.get(one.grid_id or 0, "")
    return buildings.get(one.building_id or 0, "")


def workers_for(scope: Scope, post: Post) -> list[Worker]:
    """Who may be chosen: those of the kind first, then everybody around."""
    kinds = [kind for kind, known in KINDS.items() if known == post]
    around = list(staff.around(scope).order_by("initials", "id"))
    return sorted(around, key=lambda worker: worker.kind not in kinds)
