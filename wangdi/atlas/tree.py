"""The places of a scope as one list in the order of the tree, with what stands in them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q

from wangdi.access.scoping import Scope
from wangdi.atlas import counting
from wangdi.territory.models import Grid, Place, PlaceKind
from wangdi.territory.queries import communities

COUNTED = (PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)


@dataclass
class Branch:
    """A place of the tree; `counts` holds compounds, hamlets, buildings, doors, grids."""

    place: Place
    depth: int = 0
    communities: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def is_community(self) -> bool:
        return self.place.is_community()

    @property
    def compounds(self) -> int:
        return self.counts[PlaceKind.COMPOUND] + self.counts[PlaceKind.HAMLET]

    @property
    def buildings(self) -> int:
        return self.counts[PlaceKind.BUILDING]

    @property
    def doors(self) -> int:
        return self.counts[counting.DOORS]

    @property
    def grids(self) -> int:
        return self.counts["grids"]


def branches(scope: Scope, *, under: Place | None = None) -> list[Branch]:
    """Offices, areas and communities of the scope, each with its sums. Six queries, however many.

    `under` keeps to what lies beneath one place.
    """
    rows = list(communities(scope.communities))
    if under is not None:
        rows = [row for row in rows if under.id in row.ancestors or row.id == under.id]
    above = Place.objects.filter(id__in={one for row in rows for one in row.ancestors})
    if scope.whole and under is None:
        above |= Place.objects.filter(Q(community_id=None), valid_to=None)
    known = {place.id: Branch(place) for place in [*above, *rows]}
    counts = _counts([row.id for row in rows])
    for row in rows:
        known[row.id].counts = counts[row.id]
        for one in row.ancestors:
            if one in known:
                known[one].counts += counts[row.id]
                known[one].communities += 1
    return _in_order(known)


def _in_order(known: dict[int, Branch]) -> list[Branch]:
    children: defaultdict[int | None, list[Branch]] = defaultdict(list)
    for branch in known.values():
        parent = branch.place.parent_id
        children[parent if parent in known else None].append(branch)
    ordered: list[Branch] = []

    def walk(parent: int | None, depth: int) -> None:
        near = children[parent]
        near.sort(key=_rank)
        for branch in near:
            branch.depth = depth
            ordered.append(branch)
            walk(branch.place.id, depth + 1)

    walk(None, 0)
    return ordered


def _rank(branch: Branch) -> tuple[bool, str, str, int]:
    """Areas before communities, those with codes in their order."""
    place = branch.place
    return branch.is_community, place.code or "~", place.sort_key, place.id


def _counts(ids: list[int]) -> defaultdict[int, Counter[str]]:
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = Place.objects.filter(community_id__in=ids, kind__in=COUNTED, valid_to=None)
    for community, kind, count in (
        rows.values_list("community_id", "kind").annotate(Count("id")).order_by()
    ):
        counts[community or 0][kind] = count
    drawn = Grid.objects.filter(community_id__in=ids, valid_to=None)
    for community, count in drawn.values_list("community_id").annotate(Count("id")).order_by():
        counts[community or 0]["grids"] = count
    for community, count in counting.count(counting.DOORS, "community_id", ids).items():
        counts[community][counting.DOORS] = count
    return counts
