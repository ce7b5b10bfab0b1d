"""Moving places in the tree, and making right what follows from where they stand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from wangdi.lib import bulk
from wangdi.territory import walking
from wangdi.territory.actions import drawing
from wangdi.territory.models import COMMUNITY_KINDS, Grid, GridBuilding, Place, PlaceKind

LONGEST_KEY = 100
WRITE = """
UPDATE territory_place p
SET ancestors = w.above::int4[], community_id = w.community, sort_key = w.key
FROM unnest(%s::int8[], %s::text[], %s::int8[], %s::text[]) AS w(id, above, community, key)
WHERE p.id = w.id
"""


@dataclass
class Replanted:
    """What stands in another community now, the grids that went along, who lost his grid."""

    buildings: list[int] = field(default_factory=list)
    grids: list[int] = field(default_factory=list)
    released: list[int] = field(default_factory=list)


def replant(parents: Mapping[int, int], *, key: UUID | None = None) -> Replanted:
    """Set places (keys) under new parents (values) and settle all that is beneath them.

    The caller has made sure that none goes under itself and that names do not clash.
    """
    places = Place.objects.filter(id__in=parents)
    moved = [Place(id=place.id, parent_id=parents[place.id]) for place in places]
    Place.objects.bulk_update(moved, ["parent"], batch_size=1000)
    return settle(parents, key=key)


def settle(roots: Collection[int], *, key: UUID | None = None) -> Replanted:
    """Reckon ancestors, community and walking order anew for `roots` and all beneath them.

    A grid whose buildings all went to one community goes along; otherwise they leave the grid.
    """
    rows = list(Place.objects.filter(Q(id__in=roots) | Q(ancestors__overlap=list(roots))))
    tops = {row.parent_id for row in rows if row.id in roots} - {row.id for row in rows}
    known = Place.objects.in_bulk([top for top in tops if top])
    children: dict[int, list[Place]] = {}
    for row in rows:
        children.setdefault(row.parent_id or 0, []).append(row)
    changed: list[Place] = []
    elsewhere: list[int] = []
    frontier = [row for row in rows if (row.parent_id or 0) not in {one.id for one in rows}]
    while frontier:
        for row in frontier:
            was = (row.ancestors, row.community_id, row.sort_key)
            _derive(row, known.get(row.parent_id or 0))
            known[row.id] = row
            if was != (row.ancestors, row.community_id, row.sort_key):
                changed.append(row)
            if row.kind == PlaceKind.BUILDING and was[1] != row.community_id:
                elsewhere.append(row.id)
        frontier = [child for row in frontier for child in children.get(row.id, ())]
    _write(changed)
    return _regrid(elsewhere, {row.id: row.community_id for row in rows}, key)


def _derive(row: Place, above: Place | None) -> None:
    row.ancestors = [*above.ancestors, above.id] if above else []
    within = above.community_id if above else None
    row.community_id = row.id if row.kind in COMMUNITY_KINDS else within
    row.sort_key = walking.sort_key(
        above.sort_key if above and within else "", row.code or row.name, longest=LONGEST_KEY
    )


def _write(rows: Iterable[Place]) -> None:
    given = [
        (row.id, "{" + ",".join(map(str, row.ancestors)) + "}", row.community_id, row.sort_key)
        for row in rows
    ]
    if given:
        bulk.execute(WRITE, [list(column) for column in zip(*given, strict=True)])


def _regrid(moved: list[int], where: dict[int, int | None], key: UUID | None) -> Replanted:
    """Grids follow their buildings where all of them went the same way."""
    spans = GridBuilding.objects.filter(until=None)
    touched = set(spans.filter(building_id__in=moved).values_list("grid_id", flat=True))
    inside: dict[int, list[int]] = {}
    for grid, building in spans.filter(grid__in=touched).values_list("grid_id", "building_id"):
        inside.setdefault(grid, []).append(building)
    going = set(moved)
    follow = {
        grid: communities.pop() or 0
        for grid, buildings in inside.items()
        if set(buildings) <= going and len(communities := {where[one] for one in buildings}) == 1
    }
    Grid.objects.bulk_update(
        [Grid(id=grid, community_id=community) for grid, community in follow.items()],
        ["community"],
    )
    out = {one for grid, many in inside.items() if grid not in follow for one in many} & going
    return Replanted(moved, sorted(follow), drawing.release(sorted(out), key=key))
