"""By when a ticket is answered: classes of deadlines as data, and which one a kind begins with."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

DATA = Path(__file__).resolve().parents[1] / "data" / "deadlines.toml"
OF_KIND = {
    "medical": "life",
    "return_tip": "day",
    "help": "day",
    "complaint": "ordinary",
    "question": "ordinary",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A class of deadlines; hours by the clock, nights and holidays included."""

    code: str
    hours: int
    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "").startswith("en") else self.zh


@cache
def deadlines() -> dict[str, Deadline]:
    """All classes by their codes, the shortest first."""
    with DATA.open("rb") as file:
        known = tomllib.load(file)
    made = [
        Deadline(code, one["hours"], one["label"]["zh"], one["label"]["en"])
        for code, one in known.items()
    ]
    return {one.code: one for one in sorted(made, key=lambda one: one.hours)}


def due_at(received: datetime, code: str) -> datetime:
    """When the caller has to be answered; the clock runs from the first word, whoever holds it."""
    return received + timedelta(hours=deadlines()[code].hours)


def in_time(replied: datetime | None, due: datetime, at: datetime) -> bool | None:
    """Whether it was answered in time; None while there is still time."""
    if replied is not None:
        return replied <= due
    return None if at <= due else False


def percent(part: int, whole: int) -> int | None:
    """A share rounded down, so that 100 means all; None of nothing."""
    return part * 100 // whole if whole else None
