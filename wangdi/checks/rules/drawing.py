"""When a household is looked in upon: drawn at random, and reproducible by who has the seed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from wangdi.checks.section import ChecksSection
from wangdi.duties.windows import Window
from wangdi.lib import clock

APART = timedelta(hours=2)
TRIES = 20


@dataclass(frozen=True, slots=True)
class Draw:
    """One random check of a day: its number from 1, its kind, its hours (UTC)."""

    number: int
    kind: str
    hours: Window


def draw(seed: bytes, day: date, asked: ChecksSection) -> list[Draw]:
    """The checks of a household on a day: none to `per_day`, two hours apart, in no quiet hour.

    The same seed and day give the same checks. Whole minutes.
    """
    if not asked.per_day:
        return []
    dice = Random(seed + day.isoformat().encode())
    times: list[datetime] = []
    for _n in range(dice.randint(0, asked.per_day)):
        if (found := _time(dice, day, asked, times)) is not None:
            times.append(found)
    kinds = [dice.choice(asked.kinds) for _at in times]
    return [
        Draw(number, kind, hours(at, asked))
        for number, (at, kind) in enumerate(zip(sorted(times), kinds, strict=True), 1)
    ]


def hours(opens_at: datetime, asked: ChecksSection) -> Window:
    """From opening to missed, which is never later than the quiet hours begin."""
    due = opens_at + timedelta(minutes=asked.answer_minutes)
    missed = due + timedelta(minutes=asked.missed_minutes)
    quiet = clock.at(clock.day_of(opens_at), asked.quiet_from)
    if opens_at < quiet < missed:
        missed = max(due, quiet)
    return Window(opens_at, due, missed)


def fits(opens_at: datetime, asked: ChecksSection) -> bool:
    """Whether a check that opens then can be answered before the quiet hours."""
    due = hours(opens_at, asked).due_at
    return not asked.is_quiet(opens_at) and not asked.is_quiet(due)


def _time(dice: Random, day: date, asked: ChecksSection, taken: list[datetime]) -> datetime | None:
    """A minute of the day that fits and is apart from those taken; None where none was found."""
    begins, _ends = clock.day_bounds(day)
    for _try in range(TRIES * 4):
        at = begins + timedelta(minutes=dice.randrange(24 * 60))
        if fits(at, asked) and all(abs(at - other) >= APART for other in taken):
            return at
    return None
