"""The only clock of the house: aware UTC instants, days reckoned in Asia/Shanghai.

Nothing else may call `datetime.now()`. A test freezes the clock for its own context; the demo
sets or shifts it for the whole process, every thread included.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Hand:
    """A clock held at an instant (`at`), or running ahead of the machine's (`ahead`)."""

    at: datetime | None = None
    ahead: timedelta = timedelta(0)

    def read(self) -> datetime:
        return (self.at or datetime.now(UTC)) + self.ahead

    def move(self, by: timedelta) -> datetime:
        """Move the clock by `by` (negative: back) and return its new reading."""
        self.ahead += by
        return self.read()


_everywhere = Hand()
_here: ContextVar[Hand | None] = ContextVar("wangdi_clock", default=None)


def now() -> datetime:
    """The instant now, aware, UTC."""
    return (_here.get() or _everywhere).read()


def today() -> date:
    """The day now in Asia/Shanghai."""
    return day_of(now())


def local(moment: datetime) -> datetime:
    """The same instant on the wall clock of Asia/Shanghai; ValueError if `moment` is naive."""
    if moment.tzinfo is None:
        raise ValueError("an instant without its time zone has no place on the clock")
    return moment.astimezone(SHANGHAI)


def day_of(moment: datetime) -> date:
    """The Shanghai day on which an aware instant falls."""
    return local(moment).date()


def at(day: date, wall: time) -> datetime:
    """The UTC instant of a Shanghai day and wall time."""
    return datetime.combine(day, wall, SHANGHAI).astimezone(UTC)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """First instant of a Shanghai day and of the next, UTC: use as `>= start, < end`."""
    return at(day, time.min), at(day + timedelta(days=1), time.min)


@contextmanager
def frozen(moment: datetime, *, everywhere: bool = False) -> Iterator[Hand]:
    """Hold the clock at an aware instant; the yielded `Hand` can `move(timedelta)`.

    Holds for this context (thread or task) only, or with `everywhere` for all threads too.
    """
    held = Hand(at=local(moment).astimezone(UTC))
    if everywhere:
        before = (_everywhere.at, _everywhere.ahead)
        _everywhere.at, _everywhere.ahead = held.at, held.ahead
        held = _everywhere
    token = _here.set(held)
    try:
        yield held
    finally:
        _here.reset(token)
        if everywhere:
            _everywhere.at, _everywhere.ahead = before


def shift_everywhere(by: timedelta) -> None:
    """Let the clock of the whole process run `by` ahead of the machine's; zero sets it right."""
    _everywhere.at, _everywhere.ahead = None, by
