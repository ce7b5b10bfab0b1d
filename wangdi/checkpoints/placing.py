"""Where a checkpoint belongs: the stamp of the place it guards."""

from collections.abc import Iterable

from wangdi.intake.stamps import Stamp
from wangdi.territory.models import OFFICE_KINDS, Place, PlaceKind

GUARDED = tuple(kind for kind in PlaceKind if kind not in (*OFFICE_KINDS, PlaceKind.AREA))
"""What a checkpoint may stand at: a community and everything within it."""


def stamps_of(place_ids: Iterable[int]) -> dict[int, Stamp]:
    """The stamp of each place that stands now and may be guarded. Two queries.

    A unit has its building's. A compound has the grid of its buildings where that is one grid.
    """
    wanted = {one for one in place_ids if 0 < one < 2**31}
    rows = Place.objects.filter(id__in=wanted, kind__in=GUARDED, valid_to=None)
    places = list(rows.select_related("parent"))
    grids = _grids_inside([one.id for one in places if one.kind in _AROUND])
    found: dict[int, Stamp] = {}
    for place in places:
        above = place.parent if place.kind == PlaceKind.UNIT else None
        stamp = above.stamp if above else place.stamp
        inside = grids.get(place.id, set())
        found[place.id] = stamp._replace(grid=min(inside)) if len(inside) == 1 else stamp
    return found


_AROUND = (PlaceKind.COMPOUND, PlaceKind.HAMLET)


def _grids_inside(compounds: list[int]) -> dict[int, set[int]]:
    if not compounds:
        return {}
    rows = Place.objects.filter(parent__in=compounds, valid_to=None, grid__isnull=False)
    found: dict[int, set[int]] = {}
    for compound, grid in rows.values_list("parent_id", "grid_id"):
        if compound is not None and grid is not None:
            found.setdefault(compound, set()).add(grid)
    return found
