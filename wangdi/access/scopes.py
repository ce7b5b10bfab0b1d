"""What a user may see now: computed from grants and assignments, once per request."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from wangdi.access import permissions
from wangdi.access.models import Assignment, Grant
from wangdi.access.roles import ROLES
from wangdi.access.scoping import Scope
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory.models import (
    COMMUNITY_KINDS,
    OFFICE_KINDS,
    SMALL_KINDS,
    Grid,
    Place,
    PlaceKind,
)

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
    active = Grant.objects.filter(user_id=user_id, user__is_active=True).current()
    name = Coalesce("place__name", "grid__name")
    columns = ("role", "place", "place__kind", "place__heir", "grid", name)
    return [_Held(*row) for row in active.values_list(*columns)]


def _reaches(grants: list[_Held]) -> tuple[Reach, ...]:
    heirs = _heirs({grant.place: grant.heir for grant in grants if grant.place and grant.heir})
    at = [grant.place for grant in grants if grant.place]
    below = _communities_below([*at, *heirs.values()])
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


def _communities_below(place_ids: list[int]) -> dict[int, set[int]]:
    """For each place: the communities in it, or, for a compound or hamlet, its buildings."""
    if not place_ids:
        return {}
    wanted = (*COMMUNITY_KINDS, PlaceKind.BUILDING)
    small = Place.objects.filter(id__in=place_ids, kind__in=SMALL_KINDS)
    smalls = set(small.values_list("id", flat=True))
    kinds = wanted if smalls else COMMUNITY_KINDS
    below: dict[int, set[int]] = {}
    rows = Place.objects.under(place_ids).filter(kind__in=kinds)
    for place_id, kind, ancestors in rows.values_list("id", "kind", "ancestors"):
        for above in {place_id, *ancestors} & set(place_ids):
            if (kind == PlaceKind.BUILDING) == (above in smalls):
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
