"""A sheet read back: one small field for each box of the paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from wangdi.lib import clock
from wangdi.screening import outcomes
from wangdi.screening.doorstep import LEAFLET, Doorstep, Question

DIGITS = dict(zip("123456", outcomes.OUTCOMES, strict=False))
"""The boxes of the paper by their numbers."""
YES, NO = frozenset("1yY是"), frozenset("0nN否")


@dataclass(slots=True)
class Typed:
    """What was typed in one row: the words as they stand, and what is wrong with them."""

    words: dict[str, str]
    row: dict[str, Any] | None = None
    problem: str = ""


@dataclass(slots=True)
class Typing:
    """A whole sheet as it was typed; `rows` hold the ones that were walked."""

    typed: dict[int, Typed] = field(default_factory=dict)
    sure: list[int] = field(default_factory=list)
    walked_at: datetime | None = None

    @property
    def problems(self) -> int:
        return sum(bool(one.problem) for one in self.typed.values())

    @property
    def rows(self) -> dict[int, dict[str, Any]]:
        return {number: one.row for number, one in self.typed.items() if one.row is not None}


def columns(asks: Doorstep) -> list[Question]:
    """The questions of the sheet, in the order of its boxes."""
    return asks.questions


def read(posted: Mapping[str, str], asks: Doorstep, rows: int) -> Typing:
    """What was typed: `r3-outcome`, `r3-people`, `r3-leaflet`, `r3-q-<question>`, `r3-sure`."""
    typing = Typing(walked_at=_moment(posted.get("walked_at", "")))
    for number in range(1, rows + 1):
        names = ["outcome", "people", LEAFLET, *(f"q-{one.code}" for one in asks.questions)]
        words = {name: posted.get(f"r{number}-{name}", "").strip() for name in names}
        typing.typed[number] = _row(words, asks)
        if posted.get(f"r{number}-sure"):
            typing.sure.append(number)
    return typing


def _row(words: dict[str, str], asks: Doorstep) -> Typed:
    if not any(words.values()):
        return Typed(words)
    outcome = DIGITS.get(words["outcome"])
    if outcome is None:
        return Typed(words, problem=_("The first box takes 1 to 6."))
    replies: dict[str, bool | int | str] = {}
    if words[LEAFLET]:
        replies[LEAFLET] = words[LEAFLET] in YES
    for question in asks.questions:
        said = words[f"q-{question.code}"]
        if said:
            reply = _reply(question, said)
            if reply is None:
                return Typed(words, problem=f"{question.ask}: {said}?")
            replies[question.code] = reply
    people = words["people"]
    if people and not (people.isascii() and people.isdecimal() and len(people) < 3):
        return Typed(words, problem=_("How many people? A number, please."))
    seen = int(people) if people else None
    return Typed(words, {"outcome": outcome, "people_seen": seen, "replies": replies})


def _reply(question: Question, said: str) -> bool | int | str | None:
    if question.kind == "yes_no":
        return True if said in YES else False if said in NO else None
    plain = said.isascii() and said.isdecimal() and len(said) < 7
    if question.kind == "number":
        return int(said) if plain else None
    number = int(said) if plain else 0
    inside = 1 <= number <= len(question.choices)
    return question.choices[number - 1].code if inside else None


def _moment(text: str) -> datetime | None:
    """A wall time of Shanghai, as a field of day and time sends it."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    if found is None or found.tzinfo is not None or not 2000 <= found.year <= 2199:
        return None
    return clock.at(found.date(), found.time())
