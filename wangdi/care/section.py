"""What a profile says about care: the catalogue, the question of wellbeing, the teams."""

from collections.abc import Iterable
from typing import Literal, Self

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.profiles.content import Source
from wangdi.profiles.texts import Strict, Text

NAME = "care"
Unit = Literal["order", "kg", "bag", "piece", "visit", "call", "trip", "session"]
Doer = Literal[
    "grid_worker", "community_secretary", "area_doctor", "property_manager", "counsellor"
]
Service = Literal["guidance", "disinfection", "temperature", "purchase", "waste", "call", "report"]
Team = Literal["screening", "supplies", "problems"]


class OrderKind(Strict):
    """What may be asked for. `minutes`: the promise, from the asking to the door.

    `lifeline` has its own queue and clock; `goods` is what property and supplies may see;
    `private` is the counsellor's alone; `service`: which of the seven services it is.
    """

    code: str = Field(pattern=r"^[a-z][a-z_]{1,19}$")
    title: Text
    unit: Unit
    minutes: int = Field(ge=5, le=60 * 24 * 7)
    role: Doer
    icon: str = "package"
    lifeline: bool = False
    goods: bool = False
    private: bool = False
    asked_by_home: bool = True
    service: Service | None = None

    @model_validator(mode="after")
    def is_one_thing(self) -> Self:
        if self.private and (self.goods or self.lifeline):
            raise ValueError("what is private is neither goods nor a lifeline")
        return self


class Question(Strict):
    code: str = Field(pattern=r"^[a-z_]{2,20}$")
    text: Text


class Screen(Strict):
    """A short screen: each question is answered by one of `answers`, worth its place from 0.

    A sum of `refer_from` or more is looked at by a person; so is whoever wants to talk.
    `days`: on which days of an episode it is asked.
    """

    intro: Text
    questions: list[Question] = Field(min_length=1)
    answers: list[Text] = Field(min_length=2)
    refer_from: int = Field(ge=1)
    days: list[int]
    hotline: Text


class CareSection(Strict):
    """`kinds` add to the catalogue of the house, or stand in place of one of the same code.

    `promises`: other minutes for kinds of the catalogue. `withheld`: codes not offered.
    """

    kinds: list[OrderKind] = Field(default_factory=list)
    promises: dict[str, int] = Field(default_factory=dict)
    withheld: list[str] = Field(default_factory=list)
    accept_minutes: int = Field(default=10, ge=1, le=120)
    mend_minutes: int = Field(default=240, ge=10)
    look_minutes: int = Field(default=1440, ge=10)
    wellbeing: Screen | None = None
    teams: dict[Team, list[str]] = Field(default_factory=dict)
    sources: list[Source] = Field(default_factory=list)


def heading() -> str:
    return _("Care")


def sentences(section: CareSection) -> Iterable[str]:
    """The section in plain words."""
    for one in section.kinds:
        yield _("%(what)s: promised within %(n)d minutes.") % {"what": one.title, "n": one.minutes}
    said = _("A lifeline order is taken within %(n)d minutes, else it is with the duty desk.")
    yield said % {"n": section.accept_minutes}
    yield _("A problem is mended within %(n)d hours.") % {"n": section.mend_minutes // 60}
    if section.wellbeing is not None:
        days = ", ".join(map(str, section.wellbeing.days))
        yield _("How people are is asked on days %(days)s.") % {"days": days}
    for source in section.sources:
        yield f"{source.text} ({source.grade})"
