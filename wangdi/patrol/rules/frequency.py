"""How often a zone is gone through: the hours of a day shared out evenly among its times."""

from datetime import date, datetime, time, timedelta

from wangdi.lib import clock

CHECK, PATROL, ISOLATE = "check", "patrol", "isolate"
TASKS = (CHECK, PATROL, ISOLATE)


def spans(day: date, begins: time, ends: time, times: int) -> list[tuple[datetime, datetime]]:
    """(opens, due) of each time of a day, without a gap. `ends` at or before `begins`: past
    midnight."""
    first = clock.at(day, begins)
    last = clock.at(day, ends)
    if last <= first:
        last += timedelta(days=1)
    part = (last - first) / times
    return [(first + part * n, first + part * (n + 1)) for n in range(times)]


def slot(day: date, number: int) -> str:
    """How the duty of one time of a day is called; `number` from 0."""
    return f"{day.isoformat()} {number + 1}"


def slot_at(at: datetime, begins: time, ends: time, times: int) -> str | None:
    """Which time of which day a round at `at` was; None outside the hours."""
    today = clock.day_of(at)
    for day in (today, today - timedelta(days=1)):
        for number, (opens, due) in enumerate(spans(day, begins, ends, times)):
            if opens <= at < due:
                return slot(day, number)
    return None
