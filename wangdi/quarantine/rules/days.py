"""The count of days: whole days after day zero, release from 00:00 of the day after the last."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from wangdi.lib import clock

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Day zero, the last observed day, and the instant (UTC) from which one is free."""

    day_zero: date
    last_day: date
    release_from: datetime


def period(day_zero: date, days: int) -> Period:
    """Day zero 1 Feb and 14 days: last day 15 Feb, free from 16 Feb 00:00 Asia/Shanghai."""
    last_day = day_zero + days * DAY
    return Period(day_zero, last_day, clock.at(last_day + DAY, time.min))


@lru_cache(maxsize=1024)
def begins_at(day_zero: date) -> datetime:
    """The first instant of day zero."""
    return clock.at(day_zero, time.min)


def day_number(day_zero: date, on: date) -> int:
    """0 on day zero, 1 on the day after it; negative before."""
    return (on - day_zero).days


def hours_left(release_from: datetime, at: datetime) -> int:
    """Whole hours until the release hour, a begun one counted; 0 from then on."""
    seconds = (release_from - at).total_seconds()
    return max(0, -int(-seconds // 3600))


def days_of(day_zero: date, last_day: date) -> list[date]:
    """Every day of an episode, day zero and the last included."""
    return [day_zero + n * DAY for n in range((last_day - day_zero).days + 1)]
