"""A task as JSON and back, for the solver's own process."""

from datetime import date, datetime, timedelta
from typing import Any

from wangdi.roster.rules.terms import Limits, Slot, Someone, Task


def write(task: Task, *, seconds: float, workers: int) -> dict[str, Any]:
    """Keys only: neither names nor places leave the process."""
    limits = task.limits
    return {
        "seconds": seconds,
        "workers": workers,
        "slots": [
            [one.key, one.post, one.code, one.day.isoformat(), one.begins.isoformat(),
             one.ends.isoformat(), one.need, one.night]
            for one in task.slots
        ],
        "people": [
            [one.key, one.born, one.able, sorted(one.hours), sorted(one.weekdays), one.anchor,
             [[begin.isoformat(), end.isoformat()] for begin, end in one.busy]]
            for one in task.people
        ],
        "limits": [limits.cap.total_seconds(), limits.rest.total_seconds(),
                   limits.age_from, limits.age_to, limits.night_age_to],
        "fixed": [list(pair) for pair in task.fixed],
    }  # fmt: skip


def read(given: dict[str, Any]) -> Task:
    """The task that `write` wrote; groups are gone, as each task is one group's."""
    cap, rest, *ages = given["limits"]
    return Task(
        slots=[_slot(*row) for row in given["slots"]],
        people=[
            Someone(
                key=key,
                born=born,
                able=able,
                hours=frozenset(hours),
                weekdays=frozenset(weekdays),
                anchor=anchor,
                busy=tuple((_instant(begin), _instant(end)) for begin, end in busy),
            )
            for key, born, able, hours, weekdays, anchor, busy in given["people"]
        ],
        limits=Limits(timedelta(seconds=cap), timedelta(seconds=rest), *ages),
        fixed=[(slot, person) for slot, person in given["fixed"]],
    )


def _slot(*row: Any) -> Slot:
    key, post, code, day, begins, ends, need, night = row
    return Slot(
        key, post, code, date.fromisoformat(day), _instant(begins), _instant(ends), need, night
    )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
