"""Whether the tests that a profile asks for on its days are there and negative."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEGATIVE, POSITIVE = "negative", "positive"
PENDING, FINAL_MISSING, DAY_LEFT_OUT = "pending", "final_missing", "day_left_out"
MISSING = (PENDING, FINAL_MISSING, DAY_LEFT_OUT)
"""Answers that no record says anything against."""

SENTENCES: dict[str, str | Promise] = {
    NEGATIVE: "",
    POSITIVE: _("A test was positive. A doctor must decide before anything else."),
    PENDING: _("The result of the last test has not come yet."),
    FINAL_MISSING: _("The last test that the rules ask for is not there, or not enough samples."),
    DAY_LEFT_OUT: _("A day of tests was left out, or its sample was no good. Give the reason."),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample of the person: taken on a Shanghai day, of which kind, with which outcome."""

    on: date
    kind: str
    outcome: str


def asked(test_days: Collection[int], day_zero: date, last_day: date) -> list[date]:
    """The days of tests that fall into these days, in their order."""
    days = (day_zero + timedelta(days=number) for number in sorted(test_days))
    return [day for day in days if day <= last_day]


def answer(days: Sequence[date], samples: Collection[Sample], *, final: int) -> str:
    """What the samples since day zero say. Only nucleic acid counts as negative.

    A day of tests is covered by a sample of that day or later, before the next such day; the last
    takes `final` negative samples on it or later. A positive one, of whatever kind, stands.
    """
    if any(one.outcome == POSITIVE for one in samples):
        return POSITIVE
    if not days:
        return NEGATIVE
    taken = [one for one in samples if one.kind == "nucleic"]
    at_last = [one.outcome for one in taken if one.on >= days[-1]]
    if at_last.count(NEGATIVE) < final:
        return PENDING if PENDING in at_last else FINAL_MISSING
    negative = [one.on for one in taken if one.outcome == NEGATIVE]
    covered = (any(day <= on < following for on in negative) for day, following in pairwise(days))
    return NEGATIVE if all(covered) else DAY_LEFT_OUT
