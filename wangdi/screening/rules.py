"""What counts as done at a door. Pure."""

from datetime import date, datetime, time, timedelta

from wangdi.duties.windows import Window
from wangdi.lib import clock
from wangdi.screening.outcomes import COVERED

OPENS, DUE = time(8), time(20)
GRACE = timedelta(hours=16)


def settles(outcome: str) -> bool:
    """Whether a visit with this outcome ends the duty of its door."""
    return outcome in COVERED


def door_window(starts_on: date, ends_on: date) -> Window:
    """A door may be knocked from 08:00 of the first day; it is due at 20:00 of the last."""
    due = clock.at(ends_on, DUE)
    return Window(clock.at(starts_on, OPENS), due, due + GRACE)


def happened(claimed: datetime | None, received: datetime) -> datetime:
    """When a visit took place: as the phone says, but never in the future."""
    return min(claimed, received) if claimed else received
