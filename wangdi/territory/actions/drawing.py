"""Drawing grids over buildings, so that what each covered before stays known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from wangdi.lib import bulk, clock
from wangdi.territory.models import Grid, GridBuilding, Place, PlaceKind

UPSERT = (
    "ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, level = EXCLUDED.level,"
    " community_id = EXCLUDED.community_id, parent_id = EXCLUDED.parent_id, valid_to = NULL,"
    " heir_id = NULL, ended_by = NULL RETURNING code, id"
)
COLUMNS = {
    "code": "text",
    "name": "text",
    "level": "int2",
    "community_id": "int8",
    "parent_id": "int8",
    "laid_by": "uuid",
    "valid_from": "date",
}
GIVEN = "unnest(%(grids)s::int8[], %(buildings)s::int8[], %(keys)s::uuid[])"
TAKE = f"""
UPDATE territory_gridbuilding s SET until = %(at)s, taken_by = gone.key
FROM (SELECT old.id, COALESCE(w.key, g.key) AS key
      FROM territory_gridbuilding old
      LEFT JOIN {GIVEN} AS w(grid, building, key) ON w.building = old.building_id
      LEFT JOIN unnest(%(whole)s::int8[], %(whole_keys)s::uuid[]) AS g(id, key)
        ON g.id = old.grid_id
      WHERE old.until IS NULL
        AND CASE WHEN w.grid IS NULL THEN g.id IS NOT NULL ELSE w.grid <> old.grid_id END
     ) AS gone(id, key)
WHERE s.id = gone.id RETURNING s.building_id
"""
GIVE = f"""
INSERT INTO territory_gridbuilding (grid_id, building_id, since, drawn_by)
SELECT w.grid, w.building, %(at)s, w.key FROM {GIVEN} AS w(grid, building, key)
WHERE NOT EXISTS (
    SELECT FROM territory_gridbuilding s WHERE s.building_id = w.building AND s.until IS NULL)
RETURNING building_id
"""
SHOW = """
UPDATE territory_place p SET grid_id = now.grid
FROM (SELECT b.id, s.grid_id FROM unnest(%(touched)s::int8[]) AS b(id)
      LEFT JOIN territory_gridbuilding s ON s.building_id = b.id AND s.until IS NULL
     ) AS now(id, grid)
WHERE (p.id = now.id OR p.parent_id = now.id) AND p.grid_id IS DISTINCT FROM now.grid
"""


class NewGrid(NamedTuple):
    """A grid to draw, found by its code. `buildings`, ids in its community, are all that it covers;

    None leaves what it covers as it is.
    """

    code: str
    name: str
    level: int
    community: int | None
    parent: int | None
    buildings: Sequence[int] | None
    key: UUID | None = None


class Drawn(NamedTuple):
    """A drawn grid's id, and the buildings that came to it or left it."""

    id: int
    buildings: list[int]


def draw(grids: Sequence[NewGrid]) -> dict[str, int]:
    """Draw grids as `redraw` does; the id of each by its code."""
    return {code: drawn.id for code, drawn in redraw(grids).items()}


def redraw(grids: Sequence[NewGrid]) -> dict[str, Drawn]:
    """Draw grids by their codes over exactly their buildings; each by its code.

    Five statements, however many.
    """
    drawn = bulk.insert(
        "territory_grid",
        COLUMNS,
        [(g.code, g.name, g.level, g.community, g.parent, g.key, clock.today()) for g in grids],
        tail=UPSERT,
    )
    known: dict[str, int] = dict(drawn)
    covered = [(known[g.code], g) for g in grids if g.buildings is not None]
    before = _covered_by([grid for grid, _new in covered])
    pairs = {building: grid for grid, g in covered for building in g.buildings or ()}
    keys = {grid: g.key for grid, g in covered}
    touched = set(join(pairs, keys, whole=list(keys)))
    return {
        g.code: Drawn(
            known[g.code],
            sorted(touched & (before.get(known[g.code], set()) | set(g.buildings or ()))),
        )
        for g in grids
    }


def join(
    pairs: Mapping[int, int],
    keys: Mapping[int, UUID | None] | None = None,
    *,
    whole: Collection[int] = (),
) -> list[int]:
    """Give each building (key) to its grid (value); the grids of `whole` lose all others.

    `keys` gives the record that draws each grid. Returns the buildings whose grid is another now;
    their units go with them.
    """
    by = keys or {}
    given = {
        "at": clock.now(),
        "grids": list(pairs.values()),
        "buildings": list(pairs),
        "keys": [by.get(grid) for grid in pairs.values()],
        "whole": list(whole),
        "whole_keys": [by.get(grid) for grid in whole],
    }
    taken = bulk.execute(TAKE, given)
    added = bulk.execute(GIVE, given)
    touched = sorted({building for (building,) in (*taken, *added)})
    if touched:
        bulk.execute(SHOW, {"touched": touched})
    return touched


def release(buildings: Collection[int], *, key: UUID | None = None) -> list[int]:
    """Take buildings out of whatever grid they are in; those that were in one."""
    spans = GridBuilding.objects.filter(building_id__in=buildings, until=None)
    out = list(spans.values_list("building_id", flat=True))
    spans.update(until=clock.now(), taken_by=key)
    if out:
        bulk.execute(SHOW, {"touched": out})
    return out


def undraw(grid_ids: Sequence[int]) -> None:
    """Take the buildings out of grids and end them."""
    end(grid_ids)


def end(grid_ids: Sequence[int], *, heir: int | None = None, key: UUID | None = None) -> list[int]:
    """End grids; their buildings and inner grids pass to `heir`, or to none. The buildings."""
    inside = Place.objects.filter(grid_id__in=grid_ids, kind=PlaceKind.BUILDING)
    buildings = list(inside.values_list("id", flat=True))
    if heir is None:
        release(buildings, key=key)
    else:
        join(dict.fromkeys(buildings, heir), {heir: key})
        Grid.objects.filter(parent_id__in=grid_ids).exclude(id=heir).update(parent_id=heir)
    Grid.objects.filter(id__in=grid_ids).update(valid_to=clock.today(), heir_id=heir, ended_by=key)
    return buildings


def drawn_anew_since(keys: Sequence[UUID]) -> bool:
    """Whether a building that `keys` gave or took belongs to another grid by now."""
    given = GridBuilding.objects.filter(drawn_by__in=keys)
    taken = GridBuilding.objects.filter(taken_by__in=keys).values("building_id")
    later = GridBuilding.objects.filter(building_id__in=taken, until=None)
    return given.exclude(until=None).exists() or later.exclude(drawn_by__in=keys).exists()


def redraw_as_before(keys: Sequence[UUID]) -> list[int]:
    """Undo what `keys` drew: each building goes back to the grid it was taken from, or to none."""
    before = dict(
        GridBuilding.objects.filter(taken_by__in=keys).values_list("building_id", "grid_id")
    )
    given = GridBuilding.objects.filter(drawn_by__in=keys, until=None)
    new = set(given.values_list("building_id", flat=True)) - set(before)
    return sorted({*release(sorted(new)), *join(before)})


def _covered_by(grid_ids: Iterable[int]) -> dict[int, set[int]]:
    spans = GridBuilding.objects.filter(grid_id__in=list(grid_ids), until=None)
    covered: dict[int, set[int]] = {}
    for grid, building in spans.values_list("grid_id", "building_id"):
        covered.setdefault(grid, set()).add(building)
    return covered
