"""An independent count of time: minutes since 1970 on a clock eight hours ahead, nothing else.

A window is (opens, due, missed) in minutes of its day; days are counted from 1 January 1970.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

DAY = 1440
Window = tuple[int, int, int]


def marks(zero: int, length: int, windows: Sequence[Window]) -> list[int]:
    """Twice the minute up to which each slot is the nearer one of two that follow each other."""
    days = range(zero, zero + length + 1)
    slots = [[day * DAY + minute for minute in window] for day in days for window in windows]
    return [due + opens for (_, due, _), (opens, _, _) in pairwise(slots)]


def count(
    minute: int, zero: int, length: int, windows: Sequence[Window], known: Sequence[int]
) -> tuple[int, int, str, str, int, int, int]:
    """Day and half of the slot joined, both states of today, day number, hours left, release."""
    index = bisect_left(known, 2 * minute)
    today, wall = divmod(minute, DAY)
    morning, evening = (_state(wall, window) for window in windows)
    free = (zero + length + 1) * DAY
    left = max(0, -((minute - free) // 60))
    return (zero + index // 2, index % 2, morning, evening, today - zero, left, free)


def _state(wall: int, window: Window) -> str:
    names = ("upcoming", "open", "late", "missed")
    opens, due, missed = window
    return names[(wall >= opens) + (wall > due) + (wall > missed)]
