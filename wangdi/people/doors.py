"""Doors as everybody writes them alike: unit and room by number, the address, the walking order."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk, ids
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling, DwellingUse
from wangdi.territory import walking
from wangdi.territory.models import Place, PlaceKind

_UNIT = re.compile(r"第?0*([0-9A-Za-z]+)(?:单元|门洞|门)?")
_ROOM = re.compile(r"0*([0-9A-Za-z]+)(?:室|号房|房|户)?")
_COLUMNS = {
    "id": "uuid",
    "building_id": "int8",
    "unit": "text",
    "room": "text",
    "address": "text",
    "sort_key": "text",
    "use": "text",
    "community_id": "int4",
    "grid_id": "int4",
}
Number = tuple[int, str, str]


class Door(NamedTuple):
    """A door to find or to lay: the id of its building, unit (may be empty) and room."""

    building: int
    unit: str
    room: str
    use: str = DwellingUse.HOME

    @property
    def number(self) -> Number:
        return self.building, normal_unit(self.unit), normal_room(self.room)


class Laid(NamedTuple):
    """A door that is in the ledger."""

    id: UUID
    address: str
    sort_key: str
    stamp: Stamp


def normal_unit(text: str) -> str:
    """`2单元`, `02` and `第2单元` are all `2`; other words stay as they are."""
    return _normal(_UNIT, text)


def normal_room(text: str) -> str:
    """`501室` and `501` are both `501`."""
    return _normal(_ROOM, text)


def address(title: str, unit: str, room: str) -> str:
    """`东院3号楼2单元501室`, from the building's title with its compound and normal numbers."""
    shown_unit = f"{unit}单元" if unit.isascii() and unit else unit
    return f"{title}{shown_unit}{room}室" if room.isascii() else f"{title}{shown_unit}{room}"


def find_or_lay(doors: Iterable[Door]) -> dict[Number, Laid]:
    """The doors by (building, unit, room) in normal form; what was not there is laid. Four queries.

    A door that is there keeps its use. A door of an unknown building is left out.
    """
    wanted = {door.number: door for door in doors}
    buildings = titles({number[0] for number in wanted})
    rows = [
        _row(number, door, *buildings[number[0]])
        for number, door in wanted.items()
        if number[0] in buildings
    ]
    bulk.insert(
        "people_dwelling",
        _COLUMNS,
        rows,
        tail="ON CONFLICT (building_id, unit, room) DO NOTHING",
    )
    return _known(wanted)


def _normal(form: re.Pattern[str], text: str) -> str:
    plain = compact(text)
    found = form.fullmatch(plain)
    return found[1].upper() if found else plain


def titles(wanted: Iterable[int]) -> dict[int, tuple[Place, str]]:
    """Each building with its title: its own name after that of its compound."""
    rows = Place.objects.filter(id__in=set(wanted), kind=PlaceKind.BUILDING, valid_to=None)
    titled = {}
    for place in rows.select_related("parent"):
        above = place.parent
        in_compound = above is not None and above.kind in (PlaceKind.COMPOUND, PlaceKind.HAMLET)
        titled[place.id] = place, f"{above.name if above and in_compound else ''}{place.name}"
    return titled


def _row(number: Number, door: Door, building: Place, title: str) -> tuple[object, ...]:
    _building, unit, room = number
    return (
        ids.uuid7(),
        building.id,
        unit,
        room,
        address(title, unit, room),
        walking.sort_key(building.sort_key, unit or "0", room),
        str(door.use),
        building.community_id,
        building.grid_id,
    )


def _known(wanted: Iterable[Number]) -> dict[Number, Laid]:
    buildings, units, rooms = zip(*wanted, strict=True) if wanted else ((), (), ())
    rows = bulk.execute(
        "SELECT d.building_id, d.unit, d.room, d.id, d.address, d.sort_key, d.community_id,"
        f" d.grid_id FROM {Dwelling._meta.db_table} d"
        " JOIN unnest(%s::int8[], %s::text[], %s::text[]) AS w(building, unit, room)"
        " ON d.building_id = w.building AND d.unit = w.unit AND d.room = w.room",
        [list(buildings), list(units), list(rooms)],
    )
    return {
        (building, unit, room): Laid(door, words, key, Stamp(community, grid, building))
        for building, unit, room, door, words, key, community, grid in rows
    }
