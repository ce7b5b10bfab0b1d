"""What people type when they look for somebody: a name, pinyin initials, a door."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.db.models.expressions import RawSQL

from wangdi.access.scoping import Scope
from wangdi.lib.identifiers import half_width
from wangdi.people.models import Household, HouseholdQuerySet, Person, PersonQuerySet

_DOOR = re.compile(
    r"(?P<building>[0-9]{1,4})(?:号楼|号院|号|楼|栋|幢|座|#)?[-,， ]?"
    r"(?:(?P<unit>[0-9]{1,2})(?:单元|门)?[-,， ])?"
    r"(?P<room>[0-9]{1,5})(?:室|号)?"
)
_WRITTEN_OUT = re.compile(
    r"(?P<building>[0-9]{1,4})(?:号楼|号院|楼|栋|幢|座)(?:(?P<unit>[0-9]{1,2})单元)?"
    r"(?:(?P<room>[0-9]{1,5})室?)?"
)
_PARTED = re.compile(r"[-,，号楼栋幢座#单 ]")
_INITIALS = re.compile(r"[a-z]{1,8}")
_WIDTH = 5
MOST = 500


class Door(NamedTuple):
    """Building, unit and room as they stand in walking keys; what was not said is empty."""

    building: str
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a text was understood; one of the three is set, or none where it was empty."""

    door: Door | None = None
    initials: str = ""
    text: str = ""


def understand(raw: str) -> Wanted:
    """`3-2-501` and `3号楼2单元501` are doors, `zs` initials; else a name or an address."""
    text = half_width(raw).strip().lower()
    if (found := _door(text)) is not None:
        return Wanted(door=found)
    if _INITIALS.fullmatch(text):
        return Wanted(initials=text)
    return Wanted(text="".join(text.split()))


def households_matching(scope: Scope, raw: str) -> HouseholdQuerySet:
    """Open households in scope where the door, somebody's name or else the address fits `raw`.

    Looks once and keeps what it found, at most MOST, so that counting and leafing cost nothing.
    """
    within = Household.objects.visible_to(scope).open()
    wanted = understand(raw)
    if wanted.door:
        return _kept(within.filter(behind(wanted.door)))
    people = people_matching(scope, wanted).values_list("household_id", flat=True)
    homes = set(people[:MOST])
    if not homes and wanted.text:
        return _kept(within.filter(Q(address__contains=wanted.text)))
    return within.filter(_among(homes))


def people_matching(scope: Scope, wanted: Wanted) -> PersonQuerySet:
    """People living in scope whose name holds the text or whose initials begin so."""
    within = Person.objects.visible_to(scope).living()
    if wanted.initials:
        return within.filter(initials__startswith=wanted.initials)
    return within.named_like(wanted.text) if wanted.text else within.none()


def _kept(found: HouseholdQuerySet) -> HouseholdQuerySet:
    keys = list(found.order_by("sort_key", "id").values_list("pk", flat=True)[:MOST])
    return Household.objects.filter(_among(keys))


def _among(keys: Iterable[UUID]) -> Q:
    """As one array: five hundred parameters would cost more than the query."""
    return Q(pk__in=RawSQL("SELECT unnest(%s::uuid[])", [list(keys)]))


def behind(door: Door) -> Q:
    """The walking keys of a door; plain comparisons leave the pattern little to look at."""
    pattern = f" {door.building}[^ ]* {door.unit or '[^ ]+'} {door.room or '[^ ]+'}$"
    likely = Q(sort_key__contains=f" {door.building}")
    if door.room:
        likely &= Q(sort_key__endswith=f" {door.unit} {door.room}" if door.unit else door.room)
    return likely & Q(sort_key__regex=pattern)


def _door(text: str) -> Door | None:
    """A door needs a sign between its numbers: `501` alone is none."""
    found = _WRITTEN_OUT.fullmatch(text) or _DOOR.fullmatch(text)
    if found is None or not _PARTED.search(text):
        return None
    parts = found.groupdict(default="")
    return Door(*(parts[name] and parts[name].zfill(_WIDTH) for name in Door._fields))
