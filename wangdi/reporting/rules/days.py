"""When a report is due and what its day is; no database."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from wangdi.lib import clock
from wangdi.lib.figures import Cut

CUT_OFF = time(17, 0)
OPENS = time(12, 0)
GRACE = timedelta(hours=2)
HAND_UP = timedelta(minutes=30)
SUBJECTS = UUID("6f1f0f5e-4c53-5c5c-9a51-7b8a1f5f2a10")


@dataclass(frozen=True, slots=True)
class Window:
    opens: datetime
    due: datetime
    missed: datetime


def window(day: date) -> Window:
    """A community's report may be signed from noon, is due at 17:00 and missed two hours later."""
    due = clock.at(day, CUT_OFF)
    return Window(clock.at(day, OPENS), due, due + GRACE)


def office_window(day: date) -> Window:
    """An office hands its communities' day up half an hour after they are due."""
    of_communities = window(day)
    due = of_communities.due + HAND_UP
    return Window(of_communities.opens, due, due + GRACE)


def cut(day: date, until: datetime) -> Cut:
    """What the report of `day` counts by `until`: its day began at the cut-off before."""
    return Cut(day, until, window(day - timedelta(days=1)).due)


def running_cut(at: datetime) -> Cut:
    """The reporting day that runs at the instant `at`; after the cut-off it is tomorrow's."""
    today = clock.day_of(at)
    due = window(today).due
    since = due if at >= due else window(today - timedelta(days=1)).due
    return Cut(today, at, since)


def subject(unit: int, day: date) -> UUID:
    """The id under which a unit's day is a duty: always the same, so planning repeats."""
    return uuid5(SUBJECTS, f"{unit} {day.isoformat()}")
