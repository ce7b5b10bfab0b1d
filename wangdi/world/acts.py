"""What happens when: acts in the order of the clock, each at its own frozen hour."""

import time as sleeper
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import connection

from wangdi.intake import facts
from wangdi.lib import clock

PATIENCE, PAUSE = 20.0, 0.05


@dataclass(frozen=True)
class Days:
    """The days of the story, counted back from the instant at which it is told."""

    now: datetime

    @property
    def today(self) -> date:
        return clock.day_of(self.now)

    def day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def at(self, ago: int, wall: str) -> datetime:
        """`at(2, "09:30")`: half past nine of the day before yesterday, UTC."""
        return clock.at(self.day(ago), time.fromisoformat(wall))


@dataclass(order=True)
class Act:
    """Something done at an instant; `step` is what its seconds are counted under."""

    at: datetime
    step: str = field(compare=False)
    do: Callable[[], None] = field(compare=False)
    tells: bool = field(default=False, compare=False)
    """Whether what follows needs the rooms above to have heard of it."""


def past(acts: Iterable[Act], now: datetime) -> list[Act]:
    """What has come by `now`, the earliest first; acts of one instant keep their order."""
    return sorted((act for act in acts if act.at <= now), key=lambda act: act.at)


def perform(act: Act) -> None:
    """Do an act at its hour, and let its facts reach the rooms above where it tells."""
    with clock.frozen(act.at):
        act.do()
        if act.tells:
            hear()


def hear() -> bool:
    """Deliver every fact; one that a running transaction still holds back is waited for.

    False where one stays held back. A transaction in any database of the server holds it.
    """
    end = sleeper.monotonic() + PATIENCE
    facts.deliver()
    while (held := _is_held_back()) and sleeper.monotonic() < end:
        sleeper.sleep(PAUSE)
        facts.deliver()
    return not held


def _is_held_back() -> bool:
    """Whether a receiver's cursor stands before a fact of its kinds."""
    after = "SELECT 1 FROM intake_fact f, intake_cursor c WHERE c.receiver = %s"
    after += " AND f.kind = ANY(%s) AND (f.xid, f.id) > (c.xid, c.fact_id) LIMIT 1"
    with connection.cursor() as cursor:
        for one in facts.receivers():
            cursor.execute(after, [one.name, list(one.kinds)])
            if cursor.fetchone():
                return True
    return False
