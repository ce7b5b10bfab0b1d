"""When a duty is what, and how high it has climbed. Pure: a window, how it ended, an instant."""

from dataclasses import dataclass
from datetime import datetime, timedelta

UPCOMING, OPEN, LATE, MISSED = "upcoming", "open", "late", "missed"
DONE, WAIVED, WITHDRAWN = "done", "waived", "withdrawn"
STATES = (UPCOMING, OPEN, LATE, MISSED, DONE, WAIVED)
RECENT = timedelta(days=7)
"""Missed duties stay in sight this long; older ones are history and belong to reports."""
CLIMB_STEP = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """Aware, in order: open from the first, late after the second, missed after the last."""

    opens_at: datetime
    due_at: datetime
    missed_at: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """When a duty was settled, and how: done, waived or withdrawn."""

    at: datetime
    how: str


def state(window: Window, settled: Ending | None, at: datetime) -> str:
    """The state as it was at the instant `at`; what was settled later was not settled then.

    The edges belong to the doer: at `due_at` itself a duty is open, at `missed_at` itself late.
    """
    if settled is not None and settled.at <= at:
        return DONE if settled.how == DONE else WAIVED
    if at < window.opens_at:
        return UPCOMING
    if at <= window.due_at:
        return OPEN
    return LATE if at <= window.missed_at else MISSED


def level(window: Window, at: datetime, top: int) -> int:
    """How many levels an unsettled duty has climbed at `at`, never above `top`.

    One when it is late, two when it is missed, then one more every `CLIMB_STEP`.
    """
    if at <= window.due_at:
        return 0
    if at <= window.missed_at:
        return min(1, top)
    return min(2 + (at - window.missed_at) // CLIMB_STEP, top)
