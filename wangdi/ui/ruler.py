"""A ruler of days with two cells a day, for quarantine and other day counts."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True)
class RulerCell:
    """One half of a day: its state, what was read (`36.6`), and where it opens."""

    state: str
    text: str = ""
    url: str | None = None
    label: str | Promise = ""


@dataclass(frozen=True)
class RulerDay:
    """One day: its number in the count, its date, its morning and its evening."""

    number: int
    date: date
    morning: RulerCell
    evening: RulerCell
    today: bool = False
