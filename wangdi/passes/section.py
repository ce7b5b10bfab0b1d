"""What a profile says about passes: their classes, and what each of them allows and asks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.passes.standard import CLASSES
from wangdi.profiles import queries as profiles
from wangdi.profiles.content import Source
from wangdi.profiles.texts import Strict, Text

NAME = "passes"
Holder = Literal["person", "household", "vehicle", "guest"]
Colour = Literal["red", "blue", "yellow", "green", "grey"]


class Quota(Strict):
    """At most `people` of the household once every `every_days` days, for `hours` at most."""

    people: int = Field(ge=1, le=10)
    every_days: int = Field(ge=1, le=14)
    hours: int | None = Field(default=None, ge=1, le=24)


class PassClass(Strict):
    """A class of passes. `colour`: of the paper, always beside the word.

    `needs_id`: shown with an identity paper. `temperature`: measured at every entry. `logged`:
    every crossing is written down, else only shown. `rests`: does not hold while somebody of the
    household is in quarantine. `days`: how long it lasts unless said, `most_days` at most.
    """

    code: str = Field(pattern=r"^[a-z][a-z_]{1,19}$")
    name: Text
    holder: Holder
    colour: Colour
    needs_id: bool = False
    temperature: bool = True
    logged: bool = True
    rests: bool = True
    quota: Quota | None = None
    days: int = Field(default=30, ge=1, le=366)
    most_days: int = Field(default=366, ge=1, le=366)

    @model_validator(mode="after")
    def lasts_no_longer_than_it_may(self) -> Self:
        if self.days > self.most_days:
            raise ValueError("a class lasts longer than its longest")
        if self.quota and self.holder != "household":
            raise ValueError("only a household's pass is shared in turns")
        return self


class PassesSection(Strict):
    """`phone_days`: for how long a phone's copy holds before it must be opened again with signal.

    `phones`: how many phones may show one pass. `ending_days`: when an end counts as near.
    """

    classes: list[PassClass] = Field(
        default_factory=lambda: [PassClass.model_validate(one) for one in CLASSES]
    )
    phone_days: int = Field(default=7, ge=1, le=60)
    phones: int = Field(default=4, ge=1, le=10)
    ending_days: int = Field(default=3, ge=1, le=30)
    sources: list[Source] = Field(default_factory=list)

    def find(self, code: str) -> PassClass | None:
        return next((one for one in self.classes if one.code == code), None)


def in_force(at: datetime) -> PassesSection:
    """The section of the profile in force; the defaults of the house where it says nothing."""
    version = profiles.current(at)
    return of(version.id if version else None)


def of(version: UUID | None) -> PassesSection:
    found = profiles.section(version, PassesSection, NAME) if version else None
    return found or PassesSection()


def heading() -> str:
    return _("Passes")


def sentences(section: PassesSection) -> Iterable[str]:
    """The section in plain words."""
    for one in section.classes:
        yield " · ".join(_told(one))
    yield _("The code on a phone turns every 30 seconds; without signal it lasts %(n)d days.") % {
        "n": section.phone_days
    }
    for source in section.sources:
        yield f"{source.text} ({source.grade})"


def _told(one: PassClass) -> Iterable[str]:
    yield str(one.name)
    if one.quota:
        yield _("%(people)d of the household every %(days)d days") % {
            "people": one.quota.people,
            "days": one.quota.every_days,
        }
        if one.quota.hours:
            yield _("for %(n)d hours at most") % {"n": one.quota.hours}
    if one.needs_id:
        yield _("with an identity paper")
    if one.temperature:
        yield _("temperature at every entry")
    if not one.logged:
        yield _("shown, not written down")
    yield _("lasts %(n)d days") % {"n": one.days}
