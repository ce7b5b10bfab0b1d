"""Whose journey touches a key area, and how train and plate numbers meet. Pure.

Decided by the facts and days of travel alone: never by birthplace, never by an ID number.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wangdi.lib.identifiers import compact

_SEPARATORS = re.compile(r"[-‐-―·•.,,、()()]")
_ENDS = ("次列车", "次航班", "号列车", "航班", "列车", "次")


@dataclass(frozen=True, slots=True)
class KeyArea:
    """An area by the beginning of its division code, and the days on which it was one.

    `listed`: the entry of the office's own list; None for an area of the profile.
    """

    code: str
    name: str
    since: date
    until: date | None = None
    grade: str = ""
    measure: str = ""
    source: str = ""
    listed: UUID | None = None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def holds_within(self, first: date, last: date) -> bool:
        """Whether it was a key area on any day from `first` to `last`."""
        return self.since <= last and (self.until is None or first <= self.until)

    def covers(self, code: str) -> bool:
        return code.startswith(self.code)


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody was before he came, by division code, from when to when."""

    code: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Journey:
    """Where somebody came from, through which places, and when he left and arrived."""

    origin_code: str
    left_on: date | None
    arrived_on: date
    via: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()


def key_area(journey: Journey, areas: Iterable[KeyArea]) -> KeyArea | None:
    """The first of `areas` that the journey touched while it was one; None where there is none.

    The day is the one of leaving, or of arriving where nobody knows when he left; places on the
    way count from the one to the other, stays on their own days.
    """
    day = journey.left_on or journey.arrived_on
    for area in areas:
        if area.covers(journey.origin_code) and area.holds_on(day):
            return area
        if area.holds_within(day, journey.arrived_on) and any(map(area.covers, journey.via)):
            return area
        if any(area.covers(s.code) and area.holds_within(s.first, s.last) for s in journey.stays):
            return area
    return None


def specific_first(areas: Iterable[KeyArea]) -> list[KeyArea]:
    """A city before its province; of one area the latest entry first."""
    return sorted(areas, key=lambda one: (-len(one.code), -one.since.toordinal(), one.code))


def transport_key(number: str) -> str:
    """How the numbers of one train, flight or vehicle meet: `g 1234次` and `G1234` are one."""
    plain = _SEPARATORS.sub("", compact(number)).upper()
    for end in _ENDS:
        plain = plain.removesuffix(end)
    return plain[:40]
