"""When a report is due and what is strange about it; no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from wangdi.lib import clock
from wangdi.lib.figures import Cut

CUT_OFF = time(17, 0)
OPENS = time(12, 0)
GRACE = timedelta(hours=2)
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


def cut(day: date, until: datetime) -> Cut:
    """What the report of `day` counts by `until`: its day began at the cut-off before."""
    return Cut(day, until, window(day - timedelta(days=1)).due)


def subject(community: int, day: date) -> UUID:
    """The id under which a community's day is a duty: always the same, so planning repeats."""
    return uuid5(SUBJECTS, f"{community} {day.isoformat()}")


def imbalance(today: Mapping[str, int], before: Mapping[str, int]) -> int:
    """How far the people in quarantine are from yesterday's plus begun less ended; 0 is right."""
    expected = before["quarantine.now"] + today["quarantine.begun"] - today["quarantine.ended"]
    return today["quarantine.now"] - expected
