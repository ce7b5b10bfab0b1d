"""Where workers may knock by their grants, for many at once."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from wangdi.access.models import Grant
from wangdi.access.permissions import permission
from wangdi.screening.allotting import Reach
from wangdi.territory.models import COMMUNITY_KINDS, Place, PlaceKind

SMALL = (PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)


def reaches(users: Iterable[int]) -> dict[int, Reach]:
    """The reach of each user; who may knock nowhere has an empty one. Two queries."""
    wanted = set(users)
    grants = Grant.objects.current().filter(
        user_id__in=wanted, role__in=permission("screening.visit").roles
    )
    at: dict[int, set[int]] = defaultdict(set)
    grids: dict[int, set[int]] = defaultdict(set)
    for user, place, grid in grants.values_list("user_id", "place_id", "grid_id"):
        (at if place else grids)[user].add(place or grid)
    communities, buildings = _below({place for places in at.values() for place in places})
    return {
        user: Reach(
            frozenset().union(*(communities[place] for place in at[user])),
            frozenset(grids[user]),
            frozenset().union(*(buildings[place] for place in at[user])),
        )
        for user in wanted
    }


def _below(places: set[int]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """The communities below each place, and the buildings below those within a community."""
    communities: dict[int, set[int]] = defaultdict(set)
    buildings: dict[int, set[int]] = defaultdict(set)
    small = set(Place.objects.filter(id__in=places, kind__in=SMALL).values_list("id", flat=True))
    inside = Q(kind__in=COMMUNITY_KINDS)
    if small:
        inside |= Q(kind=PlaceKind.BUILDING)
    rows = Place.objects.under(places).filter(inside, valid_to=None)
    for place, kind, ancestors in rows.values_list("id", "kind", "ancestors"):
        for above in {place, *ancestors} & places:
            if kind != PlaceKind.BUILDING:
                communities[above].add(place)
            elif above in small:
                buildings[above].add(place)
    return communities, buildings
