"""What makes a day's figures questionable, as sentences; no database.

Every rule compares the figures of one unit with each other or with the day before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wangdi.lib.figures import Balance, Figure, Share, Sum

Values = Mapping[str, int]
Ties = Sequence[Balance | Sum]
LEAST = 10
"""Below so many, a change by per cent says nothing."""
WITHIN, SUM, FALLS, JUMP, BALANCE = "within", "sum", "falls", "jump", "balance"


@dataclass(frozen=True, slots=True)
class Question:
    """A rule, the figure it asks about, and the numbers it asks about."""

    rule: str
    figure: str
    numbers: dict[str, int]

    @property
    def key(self) -> str:
        return f"{self.rule} {self.figure}"


def asked(
    figures: Sequence[Figure], ties: Ties, today: Values, before: Values | None
) -> list[Question]:
    """Everything strange about `today`; without a day before only what needs none is asked."""
    found = [*_within(figures, today), *_sums(ties, today)]
    if before is not None:
        found += _falls_and_jumps(figures, today, before)
        found += _balances(ties, today, before)
    return found


def _within(figures: Sequence[Figure], today: Values) -> Iterator[Question]:
    for one in figures:
        part, whole = today.get(one.name), today.get(one.within)
        if part is not None and whole is not None and part > whole:
            yield Question(WITHIN, one.name, {"n": part, "m": whole})


def _sums(ties: Ties, today: Values) -> Iterator[Question]:
    for tie in ties:
        if isinstance(tie, Sum) and {tie.whole, *tie.parts} <= today.keys():
            summed = sum(today[part] for part in tie.parts)
            if summed != today[tie.whole]:
                yield Question(SUM, tie.whole, {"n": today[tie.whole], "m": summed})


def _falls_and_jumps(
    figures: Sequence[Figure], today: Values, before: Values
) -> Iterator[Question]:
    for one in figures:
        now, then = today.get(one.name), before.get(one.name)
        if now is None or then is None:
            continue
        numbers = {"then": then, "now": now}
        if one.never_falls and now < then:
            yield Question(FALLS, one.name, numbers)
        if one.jump is not None and _jumped(then, now, one.jump):
            yield Question(JUMP, one.name, numbers)


def _jumped(then: int, now: int, percent: int) -> bool:
    return max(now, then) >= LEAST and abs(now - then) * 100 > percent * max(then, 1)


def _balances(ties: Ties, today: Values, before: Values) -> Iterator[Question]:
    for tie in ties:
        if not isinstance(tie, Balance) or tie.now not in before:
            continue
        if not {tie.now, *tie.came, *tie.went} <= today.keys():
            continue
        came, went = (sum(today[name] for name in names) for names in (tie.came, tie.went))
        then, now = before[tie.now], today[tie.now]
        if now != then + came - went:
            numbers = {"then": then, "now": now, "came": came, "went": went}
            yield Question(BALANCE, tie.now, {**numbers, "m": then + came - went})


def sentence(question: Question, labels: Mapping[str, str], whole: str = "") -> str:
    """The question as it is put to the secretary; `whole` is what the figure lies within."""
    words = {
        WITHIN: _("%(figure)s (%(n)d) is more than %(whole)s (%(m)d)."),
        SUM: _("%(figure)s is %(n)d, but its parts add up to %(m)d."),
        FALLS: _("%(figure)s can only grow, but fell from %(then)d to %(now)d."),
        JUMP: _("%(figure)s went from %(then)d to %(now)d in a day."),
        BALANCE: _("%(figure)s is %(now)d; %(then)d yesterday, +%(came)d, −%(went)d give %(m)d."),
    }
    label = labels.get(question.figure, question.figure)
    said = {"figure": label, "whole": labels.get(whole, whole), **question.numbers}
    return words[question.rule] % said


def percent(part: int | None, whole: int | None) -> int | None:
    """Whole percent, rounded down so that 100 means all; None of nothing."""
    return None if not whole or part is None else part * 100 // whole


def share_of(share: Share, values: Values) -> int | None:
    return percent(values.get(share.part), values.get(share.whole))
