"""Where a worker of a list serves: found by the names that stand in its cells."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from wangdi.lib.sheets import plain_word
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind

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
    """Everything by its plain name, fetched by four queries for any length of list."""

    top: int | None
    large: Mapping[str, int]
    grids: Mapping[tuple[int | None, str], int]
    inside: Mapping[tuple[int, str, str], int]

    @classmethod
    def load(cls) -> Self:
        current = Place.objects.filter(valid_to=None)
        rows = current.filter(kind__in=LARGE).order_by("-id").values_list("name", "id")
        large = {_plain(name): number for name, number in rows}
        return cls(_top(), large, _grids(), _inside())

    def find(self, named: Named) -> Post | None:
        """Grid before building before community; nothing named is the office itself."""
        community = self.large.get(_plain(named.community)) if named.community else None
        if named.community and community is None:
            return None
        if named.grid:
            found = self.grids.get((community, plain_word(named.grid)))
            return Post(grid=found) if found else None
        if named.building or named.compound:
            where = (community or 0, plain_word(named.compound), plain_word(named.building))
            found = self.inside.get(where)
            return Post(place=found) if found else None
        at = community or self.top
        return Post(place=at) if at else None


def _plain(name: str) -> str:
    """`幸福社区居民委员会`, `幸福社区` and `幸福` are one."""
    plain = plain_word(name)
    for end in ("居民委员会", "村民委员会", "居委会", "村委会", "社区"):
        if len(plain) > len(end) + 1:
            plain = plain.removesuffix(end)
    return plain


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
    often = Counter(plain_word(name) for _id, _code, name, _community in columns)
    for number, code, name, community in columns:
        found[community, plain_word(name)] = number
        if often[plain_word(name)] == 1:
            found[None, plain_word(name)] = number
        found[community, plain_word(code)] = found[None, plain_word(code)] = number
    return found


def _inside() -> dict[tuple[int, str, str], int]:
    """Compounds (without a building) and buildings of each community, with their compound."""
    found: dict[tuple[int, str, str], int] = {}
    rows = Place.objects.filter(
        valid_to=None, kind__in=(PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)
    )
    columns = ("id", "kind", "name", "community_id", "parent__name")
    for number, kind, name, community, above in rows.values_list(*columns):
        if kind == PlaceKind.BUILDING:
            found[community or 0, plain_word(above or ""), plain_word(name)] = number
            found.setdefault((community or 0, "", plain_word(name)), number)
        else:
            found[community or 0, plain_word(name), ""] = number
    return found
