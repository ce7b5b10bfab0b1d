"""Who the doctor should call first: a sum of plain signs, each shown as a reason.

The weights only order a list; they decide nothing. They follow what the practice notes ask a
doctor to look at first: fever and what is felt, a temperature that climbs, silence, age and need.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HIGH, MIDDLE, LOW = "high", "middle", "low"
LEVELS: dict[str, str | Promise] = {
    HIGH: _("Call first"),
    MIDDLE: _("Call today"),
    LOW: _("As planned"),
}
FROM_HIGH, FROM_MIDDLE = 5, 3
DAY = timedelta(days=1)
RISE = Decimal("0.4")
"""How much three readings in a row must climb to count as rising, in °C."""
OLD, VERY_OLD = 60, 80
MOST_MISSED = 3

SIGNS: dict[str, tuple[int, str | Promise]] = {
    "fever": (5, _("Fever within a day")),
    "fever_before": (3, _("Fever lately")),
    "symptoms": (3, _("Symptoms within a day")),
    "symptoms_before": (2, _("Symptoms lately")),
    "unheard": (3, _("Not heard for a day")),
    "rising": (2, _("Temperature rising")),
    "reducer": (2, _("Fever reducer taken")),
    "very_old": (2, _("80 or older")),
    "old": (1, _("60 or older")),
    "need": (1, _("Needs care")),
    "missed": (1, _("Readings missed")),
}
"""Sign → weight and words. `missed` counts once for each of the last missed readings, at most 3,

and not beside a silence, which it would say twice.
"""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is recorded of one person in care; times are UTC, values °C in the order taken."""

    values: Sequence[Decimal] = ()
    heard_at: datetime | None = None
    fever_at: datetime | None = None
    symptoms_at: datetime | None = None
    reducer_at: datetime | None = None
    missed: int = 0
    age: int | None = None
    needs: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """The sum and its reasons, the heaviest first."""

    score: int
    reasons: tuple[str, ...]

    @property
    def level(self) -> str:
        if self.score >= FROM_HIGH:
            return HIGH
        return MIDDLE if self.score >= FROM_MIDDLE else LOW


def weigh(signs: Signs, *, at: datetime, silent: timedelta, clear: timedelta) -> Risk:
    """The risk at an instant; `silent` and `clear` are the spans of the person's profile.

    Silence weighs like a symptom: nobody is well because nothing is known of him.
    """
    found = [
        *_dated("fever", signs.fever_at, at, clear),
        *_dated("symptoms", signs.symptoms_at, at, clear),
        *(["unheard"] if signs.heard_at is None or at - signs.heard_at > silent else []),
        *(["rising"] if is_rising(signs.values) else []),
        *(["reducer"] if signs.reducer_at is not None and at - signs.reducer_at <= DAY else []),
        *_age(signs.age),
        *(["need"] if signs.needs else []),
    ]
    missed = 0 if "unheard" in found else min(signs.missed, MOST_MISSED)
    score = sum(SIGNS[name][0] for name in found) + missed * SIGNS["missed"][0]
    reasons = [*found, *(["missed"] if missed else [])]
    return Risk(score, tuple(sorted(reasons, key=lambda name: -SIGNS[name][0])))


def is_rising(values: Sequence[Decimal]) -> bool:
    """Whether the last three readings each lie above the one before, by `RISE` in all."""
    if len(values) < 3:
        return False
    first, second, third = values[-3:]
    return first < second < third and third - first >= RISE


def _dated(name: str, when: datetime | None, at: datetime, clear: timedelta) -> list[str]:
    if when is None or at - when > clear:
        return []
    return [name if at - when <= DAY else f"{name}_before"]


def _age(age: int | None) -> list[str]:
    if age is None or age < OLD:
        return []
    return ["very_old" if age >= VERY_OLD else "old"]
