"""What people type when they look for somebody: a name, pinyin initials, a door."""

import re
from dataclasses import dataclass

from django.db.models import Q

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
MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a text was understood; one of the three is set, or none where it was empty."""

    door: str = ""
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
    """Open households in scope where the door, the address or somebody's name fits `raw`."""
    within = Household.objects.visible_to(scope).open()
    wanted = understand(raw)
    if wanted.door:
        return within.filter(sort_key__regex=wanted.door)
    people = people_matching(scope, wanted)
    homes = [person.household_id for person in people.only("household_id")[:MOST_PEOPLE]]
    by_address = Q(address__contains=wanted.text) if wanted.text else Q(pk__in=())
    return within.filter(by_address | Q(pk__in=homes))


def people_matching(scope: Scope, wanted: Wanted) -> PersonQuerySet:
    """People living in scope whose name holds the text or whose initials begin so."""
    within = Person.objects.visible_to(scope).living()
    if wanted.initials:
        return within.filter(initials__startswith=wanted.initials)
    return within.filter(name__contains=wanted.text) if wanted.text else within.none()


def _door(text: str) -> str | None:
    """A pattern over walking keys; at least two of building, unit and room must be there."""
    found = _WRITTEN_OUT.fullmatch(text) or _DOOR.fullmatch(text)
    if found is None or not _PARTED.search(text):
        return None
    parts = found.groupdict()
    building, unit, room = (
        (parts[name] or "").zfill(_WIDTH) if parts[name] else ""
        for name in ("building", "unit", "room")
    )
    if not unit and not room:
        return rf" {building}[^ ]* [^ ]+ [^ ]+$"
    return rf" {building}[^ ]* {unit or '[^ ]+'} {room or '[^ ]+'}$"
