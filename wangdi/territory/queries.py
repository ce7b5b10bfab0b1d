"""Named questions about places."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from wangdi.intake.stamps import Stamp
from wangdi.territory.models import COMMUNITY_KINDS, OFFICE_KINDS, Grid, Place, PlaceKind


def stamps_of_buildings(ids: Iterable[int]) -> dict[int, Stamp]:
    """The stamp of each building that stands now; an unknown id is left out. One query."""
    rows = Place.objects.filter(id__in=set(ids), kind=PlaceKind.BUILDING, valid_to=None)
    return {
        place: Stamp(community, grid, place)
        for place, community, grid in rows.values_list("id", "community_id", "grid_id")
    }


def stamps_of_communities(ids: Iterable[int]) -> dict[int, Stamp]:
    """The stamp of each community or village that exists now; an unknown id is left out."""
    rows = Place.objects.communities().filter(id__in=set(ids))
    return {place: Stamp(community=place) for place in rows.values_list("id", flat=True)}


def representative_stamps(place_ids: Iterable[int]) -> dict[int, Stamp]:
    """The stamp of each place that stands now; of one above communities, the first beneath it.

    Two queries. A place with no community beneath is the office's own.
    """
    places = Place.objects.filter(id__in=set(place_ids), valid_to=None)
    found = {place.id: place.stamp for place in places}
    high = [place for place, stamp in found.items() if stamp.community is None]
    for place, communities in communities_in(high).items():
        found[place] = Stamp(community=min(communities))
    return found


def communities_in(place_ids: Collection[int]) -> dict[int, set[int]]:
    """The communities that stand now beneath each of these places. One query."""
    if not place_ids:
        return {}
    wanted = set(place_ids)
    inside: dict[int, set[int]] = {}
    rows = Place.objects.filter(
        ancestors__overlap=sorted(wanted), kind__in=COMMUNITY_KINDS, valid_to=None
    )
    for community, above in rows.values_list("id", "ancestors"):
        for place in wanted & set(above):
            inside.setdefault(place, set()).add(community)
    return inside


def communities(ids: Iterable[int] | None = None) -> QuerySet[Place]:
    """The communities (all, or those of `ids`) in the order of their codes."""
    rows = Place.objects.communities()
    return rows if ids is None else rows.filter(id__in=set(ids))


def names_under(place_ids: Iterable[int]) -> set[tuple[int | None, str, str]]:
    """(parent, kind, name) of what stands directly in these places, and at the top. One query."""
    rows = Place.objects.filter(Q(parent__in=set(place_ids)) | Q(parent=None), valid_to=None)
    return set(rows.values_list("parent_id", "kind", "name"))


def counts_of(community_ids: Iterable[int]) -> dict[tuple[int, str], int]:
    """How many places stand now, by (community, kind). One query."""
    rows = Place.objects.filter(community_id__in=set(community_ids), valid_to=None)
    grouped = rows.values_list("community_id", "kind").annotate(Count("id")).order_by()
    return {(community, kind): count for community, kind, count in grouped}


class Rollup(NamedTuple):
    """A place above communities, and the communities in it."""

    place: int
    name: str
    kind: str
    communities: list[int]


def rolled_up(community_ids: Iterable[int], kinds: Iterable[str]) -> list[Rollup]:
    """The places of `kinds` above these communities, in the order of the tree, each with its own.

    By area: `(PlaceKind.AREA,)`; by subdistrict: `OFFICE_KINDS`. Two queries.
    """
    rows = list(communities(community_ids).values_list("id", "ancestors"))
    found = Place.objects.filter(
        id__in={above for _id, line in rows for above in line}, kind__in=list(kinds)
    ).order_by("code", "sort_key", "id")
    return [
        Rollup(place.id, place.name, place.kind, [one for one, line in rows if place.id in line])
        for place in found
    ]


def by_area(community_ids: Iterable[int]) -> list[Rollup]:
    """The areas (片区) over these communities, each with its own."""
    return rolled_up(community_ids, (PlaceKind.AREA,))


def by_office(community_ids: Iterable[int]) -> list[Rollup]:
    """The subdistricts, towns and managing units over these communities, each with its own."""
    return rolled_up(community_ids, [kind for kind in OFFICE_KINDS if kind != PlaceKind.DISTRICT])


class GridCount(NamedTuple):
    """A grid drawn now, and how many buildings stand in it."""

    id: int
    code: str
    name: str
    community: int
    buildings: int


def grids_of(community_ids: Iterable[int]) -> list[GridCount]:
    """The grids drawn now over these communities, by their codes. One query."""
    current = Grid.objects.filter(community_id__in=set(community_ids), valid_to=None)
    standing = Q(buildings__kind=PlaceKind.BUILDING, buildings__valid_to=None)
    rows = current.annotate(standing=Count("buildings", filter=standing)).order_by("code")
    return [
        GridCount(*row)
        for row in rows.values_list("id", "code", "name", "community_id", "standing")
    ]


def name_of_scope(community_ids: Iterable[int], grid_ids: Iterable[int] = ()) -> tuple[str, int]:
    """How a scope is named, and how many communities it touches: `("三官庙街道", 10)`.

    The lowest place that holds all its communities; for one community or grid, that itself.
    """
    wanted = list(communities(community_ids).values_list("name", "ancestors"))
    if not wanted:
        grids = list(Grid.objects.filter(id__in=set(grid_ids)).values_list("name", flat=True)[:3])
        return "、".join(grids), 0
    if len(wanted) == 1:
        return wanted[0][0], 1
    shared = set(wanted[0][1]).intersection(*(above for _name, above in wanted))
    deepest = [above for above in wanted[0][1] if above in shared][-1:]
    place = Place.objects.filter(id__in=deepest).values_list("name", flat=True).first()
    return place or "", len(wanted)
