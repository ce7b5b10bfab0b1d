"""What a user may see now: computed from grants and assignments, once per request."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from wangdi.access import permissions
from wangdi.access.models import Assignment
from wangdi.access.roles import ROLES
from wangdi.access.scoping import Scope
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import bulk, clock
from wangdi.territory.models import (
    COMMUNITY_KINDS,
    OFFICE_KINDS,
    SMALL_KINDS,
    Grid,
    Place,
    PlaceKind,
)

# Asked for every page and every batch: in one statement each, ready-made.
GRANTS = """
    SELECT g.role, g.place_id, p.kind, p.heir_id, g.grid_id, coalesce(p.name, d.name)
    FROM access_grant g JOIN accounts_user u ON u.id = g.user_id
    LEFT JOIN territory_place p ON p.id = g.place_id LEFT JOIN territory_grid d ON d.id = g.grid_id
    WHERE g.user_id = %s AND u.is_active AND g.valid_from <= %s
        AND (g.valid_to IS NULL OR g.valid_to >= %s)
        AND NOT EXISTS (SELECT FROM access_revocation r WHERE r.grant_id = g.id)
    ORDER BY g.id
"""
BELOW = """
    SELECT id, kind, ancestors FROM territory_place
    WHERE (id = ANY(%s::int4[]) OR ancestors && %s::int4[]) AND kind = ANY(%s::text[])
"""
__all__ = ["OFFICE_KINDS", "Reach", "Standing", "reach", "standing"]


@dataclass(frozen=True, slots=True)
class Reach:
    """Where one grant reaches: ids of communities, grids and buildings.

    `whole`: the grant is at the office itself, so what belongs to no single community is in reach.
    """

    role: str
    communities: frozenset[int] = frozenset()
    grids: frozenset[int] = frozenset()
    buildings: frozenset[int] = frozenset()
    whole: bool = False

    def covers(self, stamp: Stamp) -> bool:
        if stamp == NOWHERE:
            return self.whole
        return (
            stamp.community in self.communities
            or stamp.grid in self.grids
            or stamp.building in self.buildings
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """All of a user's current grants, resolved; `households` are those entrusted by name."""

    user_id: int
    place_name: str = ""
    reaches: tuple[Reach, ...] = ()
    households: frozenset[UUID] = field(default_factory=frozenset)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(reach.role for reach in self.reaches)

    def holds(self, permission: str) -> bool:
        """Whether any grant gives `permission`, wherever."""
        if permission in (permissions.SIGNED_IN, permissions.PUBLIC):
            return True
        return bool(self.roles & permissions.permission(permission).roles)

    def allows(self, permission: str, stamp: Stamp) -> bool:
        """Whether a grant that gives `permission` reaches `stamp`."""
        if permission in (permissions.SIGNED_IN, permissions.PUBLIC):
            return True
        holders = permissions.permission(permission).roles
        return any(reach.role in holders and reach.covers(stamp) for reach in self.reaches)

    def scope(self, permission: str) -> Scope:
        """What may be seen under `permission`: only grants that give it count.

        A page for all who are signed in shows administrators no business data.
        """
        if permission in (permissions.SIGNED_IN, permissions.PUBLIC):
            reaches = tuple(reach for reach in self.reaches if ROLES[reach.role].business)
        else:
            holders = permissions.permission(permission).roles
            reaches = tuple(reach for reach in self.reaches if reach.role in holders)
        return Scope(
            communities=_union(reach.communities for reach in reaches),
            grids=_union(reach.grids for reach in reaches),
            buildings=_union(reach.buildings for reach in reaches),
            households=self.households if reaches else frozenset(),
            whole=any(reach.whole for reach in reaches),
        )


def standing(user: Any) -> Standing:
    """Resolve a user's grants of today into places; a constant number of queries."""
    if not user.is_authenticated or not user.is_active:
        return Standing(0)
    grants = _grants(user.pk)
    households = Assignment.objects.filter(user_id=user.pk, valid_to=None)
    return Standing(
        user.pk,
        _where(grants),
        _reaches(grants),
        frozenset(households.values_list("household", flat=True)),
    )


def reach(user_id: int) -> Standing:
    """What a user's grants give: all that the intake asks, at the cost of two or three queries."""
    return Standing(user_id, reaches=_reaches(_grants(user_id)))


class _Held(NamedTuple):
    """What resolving a grant takes of it: read often, so no more than that is read."""

    role: str
    place: int | None
    kind: str | None
    heir: int | None
    grid: int | None
    name: str


def _grants(user_id: int) -> list[_Held]:
    today = clock.today()
    return [_Held(*row) for row in bulk.execute(GRANTS, [user_id, today, today], prepare=True)]


def _reaches(grants: list[_Held]) -> tuple[Reach, ...]:
    heirs = _heirs({grant.place: grant.heir for grant in grants if grant.place and grant.heir})
    kinds = {grant.place: grant.kind for grant in grants if grant.place}
    if heirs:
        kinds |= Place.objects.filter(id__in=heirs.values()).values_list("id", "kind")
    below = _communities_below({place: kind in SMALL_KINDS for place, kind in kinds.items()})
    for place, heir in heirs.items():
        below[place] = below.get(place, set()) | below.get(heir, set())
    inner = _grids_below([grant.grid for grant in grants if grant.grid])
    return tuple(_reach(grant, below, inner) for grant in grants)


def _where(grants: list[_Held]) -> str:
    """The name of the place of the first grant, as it is shown beside the user's name."""
    return grants[0].name if grants else ""


def _reach(grant: _Held, below: dict[int, set[int]], inner: dict[int, set[int]]) -> Reach:
    """Compounds and hamlets reach by their buildings, all above by their communities."""
    if grant.grid:
        return Reach(grant.role, grids=frozenset(inner[grant.grid]))
    place = grant.place or 0
    if grant.kind == PlaceKind.BUILDING:
        return Reach(grant.role, buildings=frozenset([place]))
    reached = frozenset(below.get(place, ()))
    if grant.kind in SMALL_KINDS:
        return Reach(grant.role, buildings=reached)
    return Reach(grant.role, communities=reached, whole=grant.kind in OFFICE_KINDS)


def _communities_below(small: dict[int, bool]) -> dict[int, set[int]]:
    """For each place: the communities in it, or, for a small one, its buildings. One query."""
    if not small:
        return {}
    kinds = [*COMMUNITY_KINDS, *([PlaceKind.BUILDING] if any(small.values()) else [])]
    wanted, below = list(small), dict[int, set[int]]()
    rows = bulk.execute(BELOW, [wanted, wanted, list(map(str, kinds))], prepare=True)
    for place_id, kind, ancestors in rows:
        for above in {place_id, *ancestors} & small.keys():
            if (kind == PlaceKind.BUILDING) == small[above]:
                below.setdefault(above, set()).add(place_id)
    return below


def _heirs(heirs: dict[int, int]) -> dict[int, int]:
    """For each place that ended: what took its place at last. No query where none did."""
    while heirs and (
        later := dict(
            Place.objects.filter(id__in=heirs.values())
            .exclude(heir=None)
            .values_list("id", "heir_id")
        )
    ):
        heirs = {place: later.get(heir, heir) for place, heir in heirs.items()}
    return heirs


def _grids_below(grid_ids: list[int]) -> dict[int, set[int]]:
    """Each grid with the grids beneath it; where one ended, with what took its place."""
    below = {grid_id: {grid_id} for grid_id in grid_ids}
    frontier = dict(below)
    while frontier:
        outers: dict[int, set[int]] = {}
        for outer, inners in frontier.items():
            for inner in inners:
                outers.setdefault(inner, set()).add(outer)
        found: dict[int, set[int]] = {}
        near = Grid.objects.filter(Q(parent_id__in=outers) | Q(forerunners__in=outers))
        for grid_id, parent_id, gone in near.values_list("id", "parent_id", "forerunners"):
            for outer in outers.get(parent_id or 0, set()) | outers.get(gone or 0, set()):
                if grid_id not in below[outer]:
                    found.setdefault(outer, set()).add(grid_id)
        for outer, inners in found.items():
            below[outer] |= inners
        frontier = found
    return below


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*sets)
