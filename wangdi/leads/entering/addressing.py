"""Which place a written address means: community, building, unit and room, as far as it says."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib.identifiers import half_width
from wangdi.people.doors import normal_room, normal_unit
from wangdi.people.entering.places import Address, Gazetteer
from wangdi.territory.models import COMMUNITY_KINDS, Place, PlaceKind

_DOOR = re.compile(
    r"(?P<building>[0-9A-Za-z]{1,4})(?:号楼|栋|幢|座|#楼|#)"
    r"(?:(?P<unit>[0-9A-Za-z]{1,3})(?:单元|门洞|门))?"
    r"(?:(?P<floor>[0-9]{1,2})(?:层|楼))?"
    r"(?:(?P<room>[0-9]{1,5})(?:室|号|户|房)?)?"
)
_DASHED = re.compile(
    r"(?<![0-9])(?P<building>[0-9]{1,4})[-－—](?:(?P<unit>[0-9]{1,2})[-－—])?"
    r"(?P<room>[0-9]{3,5})(?![0-9])"
)
_SHORTEST = 3
_HEAD = 2


class Where(NamedTuple):
    """What an address means: the stamp as far as it is known, and the number of its door."""

    stamp: Stamp = NOWHERE
    unit: str = ""
    room: str = ""

    @property
    def door(self) -> tuple[int, str, str] | None:
        building = self.stamp.building
        return (building, self.unit, self.room) if building and self.room else None


class _Names:
    """Names found in a text by their first two characters: a look at each position is enough."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._by_head: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for name, place in names:
            if len(name) >= _SHORTEST:
                self._by_head[name[:_HEAD]][name].add(place)

    def within(self, text: str) -> Iterator[tuple[str, set[int]]]:
        """Every name that stands in the text, with the places called so."""
        for at in range(len(text) - _HEAD + 1):
            for name, places in self._by_head.get(text[at : at + _HEAD], {}).items():
                if text.startswith(name, at):
                    yield name, places


class AddressBook:
    """The communities, compounds and buildings that stand now. Three queries to load."""

    def __init__(self) -> None:
        self._book = Gazetteer.load()
        self._names: dict[int, str] = {}
        self._compounds: dict[int, tuple[str, int | None]] = {}
        kinds = (*COMMUNITY_KINDS, PlaceKind.COMPOUND, PlaceKind.HAMLET)
        rows = Place.objects.filter(valid_to=None, kind__in=kinds)
        for place, kind, name, community in rows.values_list("id", "kind", "name", "community_id"):
            plain = _plain(name)
            if kind in COMMUNITY_KINDS:
                self._names[place] = plain
            else:
                self._compounds[place] = plain, community
        self._communities = _Names((name, place) for place, name in self._names.items())
        self._in_compounds = _Names((name, place) for place, (name, _c) in self._compounds.items())
        self._read: dict[tuple[str, str], Where] = {}

    def read(self, community: str, address: str) -> Where:
        """`community` as its own column says it, `address` as it was written; either may lack."""
        asked = (_plain(community), _plain(address))
        if asked not in self._read:
            self._read[asked] = self._where(*asked)
        return self._read[asked]

    def _where(self, named: str, address: str) -> Where:
        community = self._book.community(Address(named, "", "")) if named else None
        community = community or self._longest(self._communities, address)
        compound = self._compound(address, community)
        if community is None and compound is not None:
            community = self._compounds[compound][1]
        if community is None:
            return Where()
        name = self._compounds[compound][0] if compound else ""
        return self._door(community, name, address.partition(name)[2] if name else address)

    def _door(self, community: int, compound: str, rest: str) -> Where:
        found = _DOOR.search(rest) or _DASHED.search(rest)
        if found is None:
            return Where(Stamp(community))
        parts = found.groupdict(default="")
        address = Address(self._names[community], compound, parts["building"])
        building = self._book.find(address)
        if building is None:
            return Where(Stamp(community))
        stamp = self._book.buildings[building].stamp
        return Where(stamp, normal_unit(parts["unit"]), normal_room(parts["room"]))

    def _compound(self, address: str, community: int | None) -> int | None:
        """The compound that the address names: of its community, or the only one called so."""
        found: list[tuple[int, int]] = []
        for name, places in self._in_compounds.within(address):
            near = [one for one in places if self._compounds[one][1] == community]
            fitting = near if community is not None else list(places)
            if len(fitting) == 1:
                found.append((len(name), fitting[0]))
        return max(found)[1] if found else None

    @staticmethod
    def _longest(names: _Names, text: str) -> int | None:
        found = [(len(name), *places) for name, places in names.within(text) if len(places) == 1]
        return max(found)[1] if found else None


def _plain(text: str) -> str:
    return "".join(half_width(text).split())
