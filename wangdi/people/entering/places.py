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
    """The buildings that stand now, found by what people write."""

    buildings: dict[int, Building] = field(default_factory=dict)
    communities: dict[str, int] = field(default_factory=dict)
    _by_address: dict[tuple[int, str, str], int] = field(default_factory=dict)
    _in_community: dict[tuple[int, str], set[int]] = field(default_factory=dict)
    _titles: dict[int, dict[str, int]] = field(default_factory=dict)
    _found: dict[Address, int | None] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Self:
        """All places that stand now; two queries, about 2,000 places a subdistrict."""
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
                book.communities[plain_community(name)] = number
            elif kind == PlaceKind.BUILDING and community is not None:
                above, compound = names.get(parent, ("", ""))
                compound = "" if above in COMMUNITY_KINDS else compound
                stamp = Stamp(community, grid, number)
                known = grids.get(grid, frozenset())
                book._add(Building(number, stamp, compound + name, sort_key, known), compound, name)
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
        return self.communities.get(plain_community(address.community))

    def name_of(self, communities: Collection[int]) -> str:
        """How the only one of these communities is called; nothing where there are several."""
        names = [name for name, number in self.communities.items() if number in communities]
        return names[0] if len(communities) == 1 and names else ""

    def _find(self, address: Address) -> int | None:
        community = self.community(address)
        if community is None or not address.building:
            return None
        compound, name = plain(address.compound), plain(address.building)
        exact = self._by_address.get((community, compound, name))
        if exact or compound:
            return exact
        only = self._in_community.get((community, name), set())
        return next(iter(only)) if len(only) == 1 else None

    def nearest(self, address: Address) -> list[Building]:
        """Up to three buildings that may be meant, the likeliest first."""
        community = self.community(address)
        titles = self._titles.get(community or 0, {})
        if community is None:
            titles = {title: one for those in self._titles.values() for title, one in those.items()}
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
