"""What a profile asks of a home before somebody is observed there."""

from collections.abc import Iterable
from typing import Literal

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.profiles.texts import Strict, Text

Answer = Literal["yes", "no"]
Otherwise = Literal["facility", "mend"]
Known = Literal["", "dormitory", "shared"]


class HomeQuestion(Strict):
    """One question about a home. `suits` is the answer that suits home quarantine.

    `otherwise`: what the other answer leads to: a proposal for a facility, or something to mend
    before or while the person is at home. `known`: what the ledger may know of it already.
    """

    code: str = Field(max_length=40)
    ask: Text
    suits: Answer
    otherwise: Otherwise
    lacks: Text
    known: Known = ""

    @property
    def unsuited(self) -> Answer:
        return "no" if self.suits == "yes" else "yes"


class HomeRules(Strict):
    """Of which measures (`home`) the questions are asked, and what is proposed instead.

    `holds_days`: an answer is good for a proposal made up to so many days after it.
    """

    home: list[str] = Field(min_length=1)
    facility: str
    holds_days: int = Field(default=7, ge=0)
    questions: list[HomeQuestion] = Field(min_length=1)

    def asks(self, measure: str) -> bool:
        return measure in self.home

    def question(self, code: str) -> HomeQuestion | None:
        return next((one for one in self.questions if one.code == code), None)


def check(rules: HomeRules | None, measures: Iterable[str]) -> None:
    """ValueError where the questions speak of a measure that the profile does not name."""
    if rules is None:
        return
    if unknown := {*rules.home, rules.facility} - set(measures):
        raise ValueError(f"unnamed measures {sorted(unknown)}")
    codes = [one.code for one in rules.questions]
    if len(codes) != len(set(codes)):
        raise ValueError("a question about the home is there twice")


def sentences(rules: HomeRules | None) -> Iterable[str]:
    """The questions in plain words."""
    if rules is None:
        return
    hard = sum(one.otherwise == "facility" for one in rules.questions)
    yield _(
        "Before home quarantine the home is looked at: %(n)d questions; the wrong answer to one"
        " of %(hard)d leads to a proposal for a facility."
    ) % {"n": len(rules.questions), "hard": hard}
