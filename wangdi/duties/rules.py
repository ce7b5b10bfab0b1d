"""When a duty is what, and how high it has climbed. Pure: a window, how it ended, an instant."""

from datetime import datetime, timedelta

from wangdi.duties import windows
from wangdi.duties.windows import Ending, Window

UPCOMING, OPEN = windows.UPCOMING, windows.OPEN
LATE, MISSED = windows.LATE, windows.MISSED
DONE, WAIVED, WITHDRAWN = "done", "waived", "withdrawn"
STATES = (UPCOMING, OPEN, LATE, MISSED, DONE, WAIVED)
RECENT = timedelta(days=7)
"""Missed duties stay in sight this long; older ones are history and belong to reports."""
CLIMB_STEP = timedelta(days=1)


def state(window: Window, settled: Ending | None, at: datetime) -> str:
    """The state as it was at the instant `at`; what was settled later was not settled then."""
    if settled is not None and settled.at <= at:
        return DONE if settled.how == DONE else WAIVED
    return window.unsettled_at(at)


def level(window: Window, at: datetime, top: int) -> int:
    """How many levels an unsettled duty has climbed at `at`, never above `top`.

    One when it is late, two when it is missed, then one more every `CLIMB_STEP`.
    """
    if at <= window.due_at:
        return 0
    if at <= window.missed_at:
        return min(1, top)
    return min(2 + (at - window.missed_at) // CLIMB_STEP, top)
