"""What the rules reckon of time, for the rooms above: slots, days, and the hour of release.

Instants are aware; whatever zone they, the server or the database are in, days and hours are
those of Asia/Shanghai.
"""

from dataclasses import dataclass
from datetime import date, datetime

from wangdi.lib import clock
from wangdi.quarantine.rules import days, slots
from wangdi.quarantine.section import QuarantineSection

AM, PM = slots.AM, slots.PM


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Of one instant in an episode: the slot that a reading taken then joins (`2020-02-05.am`),

    how the two slots of its day stand while nobody has told anything, the number of the day, the
    whole hours left, and the instant from which one is free.
    """

    slot: str
    morning: str
    evening: str
    day: int
    hours_left: int
    release_from: datetime


def reckon(at: datetime, day_zero: date, length: int, section: QuarantineSection) -> Reckoning:
    """Reckon an instant of an episode of `length` whole days after day zero."""
    period, today = days.period(day_zero, length), clock.day_of(at)
    states = [
        slots.window(slots.Slot(today, half), section).unsettled_at(at) for half in slots.HALVES
    ]
    return Reckoning(
        slot=str(slots.nearest(at, day_zero, period.last_day, section)),
        morning=states[0],
        evening=states[1],
        day=days.day_number(day_zero, today),
        hours_left=days.hours_left(period.release_from, at),
        release_from=period.release_from,
    )
