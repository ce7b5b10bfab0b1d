"""Where something is: the stamp of a place together with the grid in which one stands."""

from collections.abc import Iterable, Sequence

from wangdi.intake.stamps import Stamp
from wangdi.territory.models import Grid, Place, PlaceKind

Asked = tuple[int | None, int | None]


def stamps_of(asked: Sequence[Asked]) -> list[Stamp | None]:
    """The stamp of each (place, grid), None where it cannot be. Three queries at most.

    A compound whose buildings lie in one grid is of that grid; of a larger place the grid has to
    be said, or it is the community's.
    """
    places = {one.id: one for one in Place.objects.filter(id__in=_given(p for p, _g in asked))}
    grids = {one.id: one for one in Grid.objects.filter(id__in=_given(g for _p, g in asked))}
    bare = [one for one in places.values() if one.grid_id is None and one.community_id]
    only = _only_grids([one.id for one in bare if one.id != one.community_id])
    found: list[Stamp | None] = []
    for place_id, grid_id in asked:
        place, grid = places.get(place_id or 0), grids.get(grid_id or 0)
        if (place_id and place is None) or (grid_id and grid is None):
            found.append(None)
        else:
            found.append(_stamp(place, grid, only))
    return found


def _given(ids: Iterable[int | None]) -> set[int]:
    return {one for one in ids if one}


def _stamp(place: Place | None, grid: Grid | None, only: dict[int, int]) -> Stamp | None:
    if place is None:
        return grid.stamp if grid else None
    stamp = place.stamp
    if grid is None:
        return stamp._replace(grid=stamp.grid or only.get(place.id))
    if grid.community_id != place.community_id or stamp.grid not in (None, grid.id):
        return None
    return stamp._replace(grid=grid.id)


def _only_grids(places: Sequence[int]) -> dict[int, int]:
    """The one grid in which all buildings of a place lie, where it is one."""
    if not places:
        return {}
    rows = Place.objects.filter(
        ancestors__overlap=list(places), kind=PlaceKind.BUILDING, valid_to=None
    )
    inside: dict[int, set[int | None]] = {}
    for above, beat in rows.values_list("ancestors", "grid_id"):
        for place in set(above) & set(places):
            inside.setdefault(place, set()).add(beat)
    return {
        place: grid
        for place, grids in inside.items()
        if len(grids) == 1 and (grid := next(iter(grids))) is not None
    }
