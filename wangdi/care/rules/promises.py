"""By when what was asked for is at the door, and when it is late. Pure."""

from datetime import datetime, timedelta

LIFELINE_GRACE = timedelta(minutes=10)
GRACE = timedelta(hours=12)


def due_at(asked: datetime, minutes: int, *, wanted: datetime | None = None) -> datetime:
    """By when it is promised; an hour ahead that the household names itself is kept instead."""
    if wanted is not None and wanted > asked:
        return wanted
    return asked + timedelta(minutes=minutes)


def missed_at(due: datetime, *, lifeline: bool) -> datetime:
    """When a late order reaches the second level above: of a lifeline within minutes."""
    return due + (LIFELINE_GRACE if lifeline else GRACE)


def in_time(delivered: datetime | None, due: datetime, at: datetime) -> bool | None:
    """Whether it was there in time; None while there is still time."""
    if delivered is not None:
        return delivered <= due
    return None if at <= due else False
