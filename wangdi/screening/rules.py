"""What counts as done at a door, and whose journey touches a key area. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wangdi.duties.windows import Window
from wangdi.lib import clock
from wangdi.screening.outcomes import COVERED

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
