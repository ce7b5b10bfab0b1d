"""Addresses and walking order follow the names of places: a building or compound is called anew."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from wangdi.lib import bulk
from wangdi.people import doors
from wangdi.people.models import Dwelling
from wangdi.territory import walking
from wangdi.territory.models import Place, PlaceKind

COLUMNS = ("id", "building_id", "unit", "room", "address", "sort_key")
DWELLINGS = """
UPDATE people_dwelling d SET address = asked.address, sort_key = asked.sort_key
FROM unnest(%s::uuid[], %s::text[], %s::text[]) AS asked(id, address, sort_key)
WHERE d.id = asked.id RETURNING 1
"""
HOUSEHOLDS = """
UPDATE people_household h SET address = d.address, sort_key = d.sort_key
FROM people_dwelling d
WHERE d.id = h.dwelling_id AND h.closed_on IS NULL AND d.id = ANY(%s)
  AND (h.address, h.sort_key) IS DISTINCT FROM (d.address, d.sort_key) RETURNING 1
"""


class Called(NamedTuple):
    """How the doors of a building began before, and how they begin now."""

    building: int
    before: str
    after: str


def beneath(places: Collection[int]) -> set[int]:
    """The buildings among these places and under them."""
    rows = Place.objects.filter(Q(id__in=places) | Q(ancestors__overlap=list(places)))
    return set(rows.filter(kind=PlaceKind.BUILDING).values_list("id", flat=True))


def readdress(buildings: Collection[int]) -> list[Called]:
    """Write anew the doors of these buildings that are called otherwise now, and their homes.

    Four statements, however many; none that writes where nothing changed. A household that has
    left keeps the address it had.
    """
    titled = doors.titles(buildings)
    changed: list[tuple[UUID, str, str]] = []
    called: set[Called] = set()
    rows = Dwelling.objects.filter(building__in=titled).order_by("id").values_list(*COLUMNS)
    for door, building, unit, room, address, sort_key in rows:
        place, title = titled[building]
        new = doors.address(title, unit, room)
        key = walking.sort_key(place.sort_key, unit or "0", room)
        if (new, key) != (address, sort_key):
            changed.append((door, new, key))
            called.add(Called(building, address.removesuffix(doors.address("", unit, room)), title))
    if changed:
        ids, addresses, keys = (list(column) for column in zip(*changed, strict=True))
        bulk.execute(DWELLINGS, [ids, addresses, keys])
        bulk.execute(HOUSEHOLDS, [ids])
    return sorted(called)
