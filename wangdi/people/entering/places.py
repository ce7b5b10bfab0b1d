"""Which building is meant: community, compound and building as people write them."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple, Self

from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind
from wangdi.territory.naming import plain, plain_community

_SUGGESTED = 3
_CLOSE = 0.5
KINDS = (*COMMUNITY_KINDS, PlaceKind.COMPOUND, PlaceKind.HAMLET, PlaceKind.BUILDING)


class Address(NamedTuple):
    """Three texts of a row: they name one building, or nothing that is known."""

    community: str
    compound: str
    building: str

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


class Building(NamedTuple):
    """A building as its rows need it; `title` names it with its compound."""

    id: int
    stamp: Stamp
    title: str
    sort_key: str
    grid_names: frozenset[str]


@dataclass
class Gazetteer:
    """The buildings that stand now, found by what people write.

    Two subdistricts may each have a community of one name. Then the sender's own is meant, else
    the only one in which such a building stands, else none.
    """

    buildings: dict[int, Building] = field(default_factory=dict)
    communities: dict[str, list[int]] = field(default_factory=dict)
    _by_address: dict[tuple[int, str, str], int] = field(default_factory=dict)
    _in_community: dict[tuple[int, str], set[int]] = field(default_factory=dict)
    _titles: dict[int, dict[str, int]] = field(default_factory=dict)
    _found: dict[Address, int | None] = field(default_factory=dict)

    @classmethod
    def load(cls, own: Collection[int] = ()) -> Self:
        """All places that stand now; two queries, about 2,000 places a subdistrict.

        `own`: the communities for which the sender works.
        """
        grids = {
            number: frozenset((plain(code), plain(name)))
            for number, code, name in Grid.objects.values_list("id", "code", "name")
        }
        rows = list(
            Place.objects.filter(valid_to=None, kind__in=KINDS).values_list(
                "id", "kind", "name", "parent_id", "community_id", "grid_id", "sort_key"
            )
        )
        names = {row[0]: (row[1], row[2]) for row in rows}
        book = cls()
        for number, kind, name, parent, community, grid, sort_key in rows:
            if kind in COMMUNITY_KINDS:
                book.communities.setdefault(plain_community(name), []).append(number)
            elif kind == PlaceKind.BUILDING and community is not None:
                above, compound = names.get(parent, ("", ""))
                compound = "" if above in COMMUNITY_KINDS else compound
                stamp = Stamp(community, grid, number)
                known = grids.get(grid, frozenset())
                book._add(Building(number, stamp, compound + name, sort_key, known), compound, name)
        book.communities = {
            name: [one for one in alike if one in own] or alike
            for name, alike in book.communities.items()
        }
        return book

    def _add(self, building: Building, compound: str, name: str) -> None:
        community = building.stamp.community or 0
        self.buildings[building.id] = building
        self._by_address[community, plain(compound), plain(name)] = building.id
        self._in_community.setdefault((community, plain(name)), set()).add(building.id)
        self._in_community.setdefault((community, plain(compound + name)), set()).add(building.id)
        self._titles.setdefault(community, {})[building.title] = building.id

    def find(self, address: Address) -> int | None:
        """The building, or None. Without a compound it must be the only one of its name there."""
        if address not in self._found:
            self._found[address] = self._find(address)
        return self._found[address]

    def community(self, address: Address) -> int | None:
        alike = self._named(address)
        if len(alike) > 1:
            alike = [one for one in alike if self._standing(one, address) is not None]
        return alike[0] if len(alike) == 1 else None

    def _named(self, address: Address) -> list[int]:
        return self.communities.get(plain_community(address.community), [])

    def name_of(self, communities: Collection[int]) -> str:
        """How the only one of these communities is called; nothing where there are several."""
        names = [name for name, some in self.communities.items() if set(some) & set(communities)]
        return names[0] if len(communities) == 1 and names else ""

    def _find(self, address: Address) -> int | None:
        found = [self._standing(one, address) for one in self._named(address)]
        standing = [building for building in found if building is not None]
        return standing[0] if len(standing) == 1 else None

    def _standing(self, community: int, address: Address) -> int | None:
        """The building of this address in one community."""
        if not address.building:
            return None
        compound, name = plain(address.compound), plain(address.building)
        exact = self._by_address.get((community, compound, name))
        if exact or compound:
            return exact
        only = self._in_community.get((community, name), set())
        return next(iter(only)) if len(only) == 1 else None

    def nearest(self, address: Address) -> list[Building]:
        """Up to three buildings that may be meant, the likeliest first."""
        where = self._named(address) or list(self._titles)
        some = [self._titles.get(community, {}) for community in where]
        titles = {title: one for those in some for title, one in those.items()}
        wanted = address.compound + address.building
        close = get_close_matches(wanted, titles, n=_SUGGESTED, cutoff=_CLOSE)
        return [self.buildings[titles[title]] for title in close]

    def stamp(self, address: Address) -> Stamp:
        """The stamp of the building, else of the community alone, else none."""
        building = self.find(address)
        if building is not None:
            return self.buildings[building].stamp
        community = self.community(address)
        return NOWHERE if community is None else Stamp(community)


def commonest_community(stamps: Iterable[Stamp]) -> int | None:
    """The community that most rows name: a sheet comes from one office."""
    counted = Counter(stamp.community for stamp in stamps if stamp.community is not None)
    return counted.most_common(1)[0][0] if counted else None
