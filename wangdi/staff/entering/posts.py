"""Where a worker of a list serves: found by the names that stand in its cells."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self
from uuid import UUID

from wangdi.staff.models import Unit, UnitKind
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind
from wangdi.territory.naming import plain, plain_community

PARTY_KINDS = (UnitKind.PARTY_BRANCH, UnitKind.FUNCTIONAL_PARTY)
LARGE = (*COMMUNITY_KINDS, PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT, PlaceKind.TOWN)


class Post(NamedTuple):
    """Exactly one of the two is set."""

    place: int | None = None
    grid: int | None = None


class Named(NamedTuple):
    community: str
    grid: str
    compound: str
    building: str


@dataclass(frozen=True)
class Gazetteer:
    """Everything by its plain name, fetched by five queries for any length of list.

    What one name leaves open is not guessed: nothing is found, and somebody is asked.
    """

    top: int | None
    large: Mapping[str, list[int]]
    grids: Mapping[tuple[int | None, str], int]
    inside: Mapping[tuple[int, str, str], int]
    branches: Mapping[str, UUID]

    @classmethod
    def load(cls, own: Collection[int] = ()) -> Self:
        """`own`: the communities for which the sender works; of those of one name, his is meant."""
        large: dict[str, list[int]] = {}
        current = Place.objects.filter(valid_to=None, kind__in=LARGE)
        for name, number in current.values_list("name", "id"):
            large.setdefault(plain_community(name), []).append(number)
        meant = {name: [one for one in some if one in own] or some for name, some in large.items()}
        return cls(_top(), meant, _grids(), _inside(), _branches())

    def find(self, named: Named) -> Post | None:
        """Grid before building before community; nothing named is the office itself."""
        community = self._community(named.community) if named.community else None
        if named.community and community is None:
            return None
        if named.grid:
            found = self.grids.get((community, plain(named.grid)))
            return Post(grid=found) if found else None
        if named.building or named.compound:
            where = (community or 0, plain(named.compound), plain(named.building))
            found = self.inside.get(where)
            return Post(place=found) if found else None
        at = community or self.top
        return Post(place=at) if at else None

    def _community(self, name: str) -> int | None:
        alike = self.large.get(plain_community(name), [])
        return alike[0] if len(alike) == 1 else None


def _branches() -> dict[str, UUID]:
    """Party branches by name; of two of one name neither is guessed."""
    rows = list(Unit.objects.standing().filter(kind__in=PARTY_KINDS).values_list("name", "id"))
    often = Counter(name for name, _id in rows)
    return {name: pk for name, pk in rows if often[name] == 1}


def _top() -> int | None:
    """The office itself: the one subdistrict or town, or the district over several."""
    rows = Place.objects.filter(valid_to=None, kind__in=LARGE[len(COMMUNITY_KINDS) :])
    found = sorted(rows.values_list("kind", "id"))
    offices = [number for kind, number in found if kind != PlaceKind.DISTRICT]
    if len(offices) == 1:
        return offices[0]
    return next((number for kind, number in found if kind == PlaceKind.DISTRICT), None)


def _grids() -> dict[tuple[int | None, str], int]:
    """By community and name or code; by these alone too, where they name one grid only."""
    found: dict[tuple[int | None, str], int] = {}
    rows = Grid.objects.filter(valid_to=None).order_by("level", "-id")
    columns = list(rows.values_list("id", "code", "name", "community_id"))
    often = Counter(plain(name) for _id, _code, name, _community in columns)
    for number, code, name, community in columns:
        found[community, plain(name)] = number
        if often[plain(name)] == 1:
            found[None, plain(name)] = number
        found[community, plain(code)] = found[None, plain(code)] = number
    return found


def _inside() -> dict[tuple[int, str, str], int]:
    """Compounds (without a building) and buildings of each community, with their compound.

    A building by itself too, where it is the only one of its name in its community.
    """
    found: dict[tuple[int, str, str], int] = {}
    alone: dict[tuple[int, str, str], list[int]] = {}
    rows = Place.objects.filter(
        valid_to=None, kind__in=(PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)
    )
    columns = ("id", "kind", "name", "community_id", "parent__name")
    for number, kind, name, community, above in rows.values_list(*columns):
        if kind == PlaceKind.BUILDING:
            found[community or 0, plain(above or ""), plain(name)] = number
            alone.setdefault((community or 0, "", plain(name)), []).append(number)
        else:
            found[community or 0, plain(name), ""] = number
    return {where: some[0] for where, some in alone.items() if len(some) == 1} | found
