"""What a profile says about quarantine: the schema of its section, and how it is told."""

from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.profiles.texts import Strict, Text
from wangdi.quarantine import section_before, section_course, section_daily
from wangdi.quarantine.section_release import ReleaseRules

NAME = "quarantine"
Site = Literal["axillary", "forehead", "ear"]
Condition = Literal["days_complete", "heard", "no_fever", "no_symptoms", "tests_negative"]


class DailyWindow(Strict):
    """One of the two readings of a day, in Shanghai time: open, late after due, then missed."""

    opens: time
    due: time
    missed: time

    @model_validator(mode="after")
    def check_order(self) -> "DailyWindow":
        if not self.opens < self.due < self.missed:
            raise ValueError("a window opens before it is due, and is due before it is missed")
        return self


class When(Strict):
    """Facts of a journey that a category asks for; what is not named does not matter."""

    contact: bool | None = None
    key_area: bool | None = None
    other_province: bool | None = None


class Category(Strict):
    """Whom the rule means, and what it proposes. `days` are whole days after day zero.

    `test_days` where this category is tested on days of its own.
    """

    code: str
    when: When
    measure: str
    days: int = Field(ge=1, le=60)
    day_zero: Literal["arrival", "left_area"]
    title: Text
    reason: Text
    test_days: list[int] | None = None


class TeamRole(Strict):
    """A place of the team; `title` where it is none of the usual four."""

    slot: str = Field(max_length=20)
    kinds: list[str] = Field(min_length=1)
    title: Text | None = None


class QuarantineSection(Strict):
    """`silent_hours`: nobody unheard for so long is released without a reason. `clear_hours`: how

    long without fever and symptoms before release. `fever`: °C per site from which it is fever.
    """

    measures: dict[str, Text]
    categories: list[Category]
    morning: DailyWindow
    evening: DailyWindow
    fever: dict[Site, Decimal]
    team: list[TeamRole]
    release: list[Condition]
    silent_hours: int = Field(ge=1)
    clear_hours: int = Field(ge=1)
    test_days: list[int] = Field(default_factory=list)
    after_release_days: list[int] = Field(default_factory=list)
    home: section_before.HomeRules | None = None
    vacancy_minutes: int = Field(default=120, ge=1)
    daily: section_daily.Daily = Field(default_factory=section_daily.Daily)
    course: section_course.Course = Field(default_factory=section_course.Course)
    release_rules: ReleaseRules = Field(default_factory=ReleaseRules)

    @model_validator(mode="after")
    def check_measures(self) -> "QuarantineSection":
        """A category proposes only what the profile names, and every site has its line."""
        if unknown := {one.measure for one in self.categories} - self.measures.keys():
            raise ValueError(f"unnamed measures {sorted(unknown)}")
        if missing := {"axillary", "forehead", "ear"} - self.fever.keys():
            raise ValueError(f"no fever line for {sorted(missing)}")
        if self.morning.missed >= self.evening.opens:
            raise ValueError("the morning ends before the evening begins")
        section_before.check(self.home, self.measures)
        return self

    @property
    def slots(self) -> list[str]:
        """The places of the team, in their order."""
        return [role.slot for role in self.team]

    def category(self, code: str) -> Category | None:
        return next((one for one in self.categories if one.code == code), None)

    def test_days_of(self, code: str) -> list[int]:
        """The days on which a category is tested; those of the section where it has no own."""
        known = self.category(code)
        own = known.test_days if known else None
        return self.test_days if own is None else own

    def window(self, half: str) -> DailyWindow:
        return self.morning if half == "am" else self.evening


def heading() -> str:
    return _("Home quarantine")


def sentences(section: QuarantineSection) -> Iterable[str]:
    """The section in plain words."""
    for one in section.categories:
        parts = {"who": one.title, "what": section.measures[one.measure], "days": one.days}
        yield _("%(who)s: %(what)s, %(days)d whole days after the day of arrival.") % parts
    yield from section_before.sentences(section.home)
    yield _("Temperature between %(a)s and %(b)s and between %(c)s and %(d)s.") % _hours(section)
    lines = _("Fever from %(axillary)s °C (armpit), %(forehead)s (forehead), %(ear)s (ear).")
    yield lines % section.fever
    yield from section_daily.sentences(section.daily)
    if section.test_days:
        yield _("Tests on days %(days)s.") % {"days": ", ".join(map(str, section.test_days))}
    yield _(
        "Released from 00:00 of the day after the last day; not while somebody has fever or"
        " symptoms, and after %(n)d hours of silence only with a reason."
    ) % {"n": section.silent_hours}
    yield from section_course.sentences(section.course)
    days = {"days": ", ".join(map(str, section.after_release_days))}
    yield _("Calls after the release on days %(days)s.") % days


def _hours(section: QuarantineSection) -> dict[str, str]:
    windows = (section.morning, section.evening)
    times = [moment for window in windows for moment in (window.opens, window.due)]
    return dict(zip("abcd", (moment.strftime("%H:%M") for moment in times), strict=True))
