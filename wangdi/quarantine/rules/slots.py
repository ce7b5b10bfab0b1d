"""Two readings a day: their windows, and which one a reading joins."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wangdi.duties.windows import Window
from wangdi.lib import clock
from wangdi.quarantine.rules.days import DAY, days_of
from wangdi.quarantine.section import DailyWindow, QuarantineSection

AM, PM = "am", "pm"
HALVES = (AM, PM)


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One of the two readings of a day. As text: `2020-02-05.am`."""

    day: date
    half: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.half}"


def window(slot: Slot, section: QuarantineSection) -> Window:
    """When the slot opens, is due and is missed, UTC."""
    hours: DailyWindow = section.window(slot.half)
    opens, due, missed = (
        clock.at(slot.day, wall) for wall in (hours.opens, hours.due, hours.missed)
    )
    return Window(opens, due, missed)


def slots_of(first: date, last: date) -> list[Slot]:
    """Every slot of the days from `first` to `last`, in order."""
    return [Slot(day, half) for day in days_of(first, last) for half in HALVES]


def still_to_come(
    first: date, last: date, section: QuarantineSection, at: datetime
) -> list[tuple[Slot, Window]]:
    """The slots that are not past at `at`, with their windows: only these are asked for."""
    planned = ((slot, window(slot, section)) for slot in slots_of(first, last))
    return [(slot, hours) for slot, hours in planned if hours.missed_at > at]


def nearest(at: datetime, first: date, last: date, section: QuarantineSection) -> Slot:
    """The slot that a reading taken at `at` joins: the one whose open time is nearest.

    Inside a window the distance is zero; between two it is the time to the edge; at the same
    distance the earlier one. Only days from `first` to `last` are asked.
    """
    day = min(max(clock.day_of(at), first), last)
    around = (Slot(day - DAY, PM), Slot(day, AM), Slot(day, PM), Slot(day + DAY, AM))
    near = [slot for slot in around if first <= slot.day <= last]
    return min(near, key=lambda slot: (_distance(window(slot, section), at), slot))


def _distance(hours: Window, at: datetime) -> timedelta:
    zero = timedelta(0)
    return max(hours.opens_at - at, at - hours.due_at, zero)
