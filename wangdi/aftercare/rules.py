"""On which days somebody is called, and what follows from an answer. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wangdi.aftercare.section import AftercareSection
from wangdi.duties.windows import Window
from wangdi.lib import clock

AGAIN = "-again"
DAY = timedelta(days=1)


def window(day: date, section: AftercareSection) -> Window:
    """When a call of that day may be made, is due, and is missed."""
    return Window(
        clock.at(day, section.opens), clock.at(day, section.due), clock.at(day, section.closes)
    )


def days_of(released_on: date, numbers: Sequence[int]) -> dict[str, date]:
    """Slot → day of every call; day 1 is the day after the release."""
    return {f"day-{n}": released_on + n * DAY for n in sorted(numbers)}


def number_of(slot: str) -> int:
    """The number of the day that a slot is about: `day-7`, `day-7-again`."""
    return int(slot.removesuffix(AGAIN).rpartition("-")[2])


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows from an answer: is the slot done, which new slot on which day, closed why."""

    done: bool
    again: tuple[str, date] | None = None
    closed: str = ""


def follows(answer: str, slot: str, *, exhausted: bool, on: date, plan: dict[str, date]) -> Follows:
    """`exhausted`: nobody answered as often as is tried in a day. `plan`: all slots and days.

    Who is not reached is tried again the next day, unless he is called then anyway. Who is not
    reached the day after the last call either: the file closes, and says so.
    """
    last = number_of(slot) == max(map(number_of, plan), default=number_of(slot))
    if answer == "refused":
        return Follows(done=True, closed="refused")
    if answer == "reached":
        return Follows(done=True, closed="done" if last else "")
    if not exhausted:
        return Follows(done=False)
    if slot.endswith(AGAIN):
        return Follows(done=True, closed="unreached" if last else "")
    if on + DAY in plan.values():
        return Follows(done=True)
    return Follows(done=True, again=(slot + AGAIN, on + DAY))


def may_try(last: datetime | None, at: datetime, section: AftercareSection) -> datetime | None:
    """From when on the next try makes sense, where that is still to come."""
    if last is None:
        return None
    then = last + timedelta(minutes=section.again_minutes)
    return then if then > at else None
