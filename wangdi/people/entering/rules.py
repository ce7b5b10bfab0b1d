"""When a row can be entered, and when two rows are one person. No database."""

from datetime import date
from typing import NamedTuple

from wangdi.people.entering.payload import LedgerRow, is_door_only

LIKENESSES = ("moved", "same_number", "same_name", "same_phone")
LONGEST = {"unit": 20, "room": 20, "name": 100, "employer": 200, "note": 4_999}

Door = tuple[int, str, str]


class Likeness(NamedTuple):
    """What somebody is recognised by: at which door (building, unit, room), with which numbers.

    `number` and `phone` are blind indexes, empty where there is none.
    """

    name: str
    birth: date | None
    door: Door | None
    number: bytes | None
    phone: bytes | None


def doubt(row: LedgerRow) -> str:
    """The code of what keeps a row from being entered at all; "" if nothing does."""
    if not row.room:
        return "room_missing"
    if not row.name and not is_door_only(row.name, row.use):
        return "name_missing"
    if any(len(getattr(row, field)) > longest for field, longest in LONGEST.items()):
        return "too_long"
    return ""


def likeness_by_number(one: Likeness, other: Likeness) -> str:
    """For two with the same document number: one person if name and door are the same too.

    At another door he may have moved; under another name one of the two numbers is wrong.
    """
    if one.name != other.name:
        return "same_number"
    return "same_person" if one.door == other.door else "moved"


def likeness_by_name(one: Likeness, other: Likeness) -> str:
    """For two of the same name, birth date and door: one person, unless the numbers differ."""
    differ = one.number and other.number and one.number != other.number
    return "same_name" if differ else "same_person"


def likeness_by_phone(one: Likeness, other: Likeness) -> str:
    """For two of the same name and telephone: perhaps one, unless both birth dates say no."""
    differ = one.birth and other.birth and one.birth != other.birth
    return "" if differ else "same_phone"
