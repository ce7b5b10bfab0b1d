"""Who could hold a duty: those whose grants of today reach its place."""

from collections.abc import Iterable

from wangdi.access.models import Grant
from wangdi.access.roles import ROLES
from wangdi.intake.stamps import Stamp
from wangdi.territory.models import Grid, Place


def able(stamps: Iterable[Stamp]) -> dict[Stamp, dict[int, str]]:
    """For each stamp the users (id → name and role) whose business grants reach it; 4 queries."""
    wanted = set(stamps)
    above = _places_above(wanted)
    grids = _grids_above({stamp.grid for stamp in wanted if stamp.grid})
    grants = list(
        Grant.objects.current()
        .filter(user__is_active=True, role__in=[r.name for r in ROLES.values() if r.business])
        .select_related("user")
        .order_by("user__name", "user_id")
    )
    found: dict[Stamp, dict[int, str]] = {}
    for stamp in wanted:
        places = above.get(stamp.building, set()) | above.get(stamp.community, set())
        beats = grids.get(stamp.grid, set())
        found[stamp] = {
            grant.user_id: f"{grant.user.name} · {ROLES[grant.role].label}"
            for grant in grants
            if grant.place_id in places or grant.grid_id in beats
        }
    return found


def _places_above(stamps: set[Stamp]) -> dict[int | None, set[int]]:
    """Each place of the stamps with itself and all that contains it."""
    ids = {place for stamp in stamps for place in (stamp.community, stamp.building) if place}
    rows = Place.objects.filter(id__in=ids).values_list("id", "ancestors")
    return {place: {place, *ancestors} for place, ancestors in rows}


def _grids_above(grids: set[int]) -> dict[int | None, set[int]]:
    """Each grid with itself and those above it; grids are two or three levels deep."""
    parents = dict(Grid.objects.values_list("id", "parent_id"))
    found: dict[int | None, set[int]] = {}
    for grid in grids:
        chain: set[int] = set()
        step: int | None = grid
        while step and step not in chain:
            chain.add(step)
            step = parents.get(step)
        found[grid] = chain
    return found
