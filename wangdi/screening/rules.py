"""What counts as done at a door, and whose journey touches a key area. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from wangdi.duties.rules import Window
from wangdi.lib import clock

ANSWERED, NO_ANSWER, REFUSED = "answered", "no_answer", "refused"
VACANT, MOVED, WRONG_ADDRESS = "vacant", "moved", "wrong_address"
OUTCOMES = (ANSWERED, NO_ANSWER, REFUSED, VACANT, MOVED, WRONG_ADDRESS)
COVERED = frozenset({ANSWERED, VACANT})
"""Only these settle a door. No answer is never done."""

OPENS, DUE = time(8), time(20)
GRACE = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class KeyArea:
    """An area by the beginning of its division code, and the days on which it was one."""

    code: str
    name: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Journey:
    """Where somebody came from, by division code, and when he left and arrived."""

    origin_code: str
    left_on: date | None
    arrived_on: date


def settles(outcome: str) -> bool:
    """Whether a visit with this outcome ends the duty of its door."""
    return outcome in COVERED


def coverage(covered: int, doors: int) -> Decimal | None:
    """Answered and vacant per hundred doors, one decimal, rounded down; None without doors.

    Rounded down, so that 100 is only ever said when no door is left.
    """
    if not doors:
        return None
    return Decimal(covered * 1000 // doors) / 10


def key_area(journey: Journey, areas: Iterable[KeyArea]) -> KeyArea | None:
    """The key area that the journey began in while it was one; None where there is none.

    Decided by the fact and the day of travel alone: never by birthplace, never by an ID number.
    The day is the one of leaving, or of arriving where nobody knows when he left.
    """
    day = journey.left_on or journey.arrived_on
    for area in areas:
        if journey.origin_code.startswith(area.code) and area.holds_on(day):
            return area
    return None


def door_window(starts_on: date, ends_on: date) -> Window:
    """A door may be knocked from 08:00 of the first day; it is due at 20:00 of the last."""
    due = clock.at(ends_on, DUE)
    return Window(clock.at(starts_on, OPENS), due, due + GRACE)


def happened(claimed: datetime | None, received: datetime) -> datetime:
    """When a visit took place: as the phone says, but never in the future."""
    return min(claimed, received) if claimed else received
