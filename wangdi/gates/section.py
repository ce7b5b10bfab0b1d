"""What a profile says about gates: what is asked there, and how long crossings are kept."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.gates.rules.deciding import Rules
from wangdi.passes.section import PassClass
from wangdi.profiles import queries as profiles
from wangdi.profiles.content import Source
from wangdi.profiles.texts import Strict

NAME = "gates"
Line = dict[Literal["forehead", "wrist", "ear", "axillary"], float]
LINES: Line = {"forehead": 37.3, "wrist": 37.3, "ear": 37.8, "axillary": 37.3}


class GatesSection(Strict):
    """`passes`: residents go out under a pass only. `visitors`: free, register, refuse.

    `measure`: at the way in, both ways, or never; `fever`: degrees by site, the line itself is hot.
    `codes`: the two codes are seen at the way in. `once_a_day`: classes of guests with one way in
    a day. `keep_days`: crossings are gone after so many. `together_minutes`: who crossed with
    somebody is asked within so many; `replay_minutes`: a paper pass at two gates so soon is odd.
    """

    passes: bool = False
    visitors: Literal["free", "register", "refuse"] = "free"
    mask: bool = False
    measure: Literal["in", "both", "none"] = "none"
    fever: Line = LINES
    codes: bool = False
    once_a_day: list[str] = Field(default_factory=list)
    keep_days: int = Field(default=30, ge=15, le=90)
    together_minutes: int = Field(default=2, ge=1, le=30)
    replay_minutes: int = Field(default=10, ge=1, le=120)
    sources: list[Source] = Field(default_factory=list)

    def rules(self, klass: PassClass | None = None) -> Rules:
        """What `decide` is asked with, for a pass of a class or for none."""
        quota = klass.quota if klass else None
        return Rules(
            passes=self.passes,
            visitors=self.visitors,
            mask=self.mask,
            measure=self.measure if klass is None or klass.temperature else "none",
            codes=self.codes,
            fever={str(site): line for site, line in self.fever.items()},
            people=quota.people if quota else 0,
            every_days=quota.every_days if quota else 1,
            hours=(quota.hours or 0) if quota else 0,
            once_today=bool(klass and klass.code in self.once_a_day),
        )


def in_force(at: datetime) -> tuple[str, GatesSection]:
    """The version that holds (the beginning of its digest) and its section. One query."""
    found = profiles.digest_in_force(at)
    if found is None:
        return "", GatesSection()
    version, digest = found
    return digest.hex()[:16], of(version)


def of(version: UUID) -> GatesSection:
    return profiles.section(version, GatesSection, NAME) or GatesSection()


def heading() -> str:
    return _("Gates")


def sentences(section: GatesSection) -> Iterable[str]:
    """The section in plain words."""
    yield {
        "in": _("The temperature is taken at the way in."),
        "both": _("The temperature is taken both ways."),
        "none": _("No temperature is taken."),
    }[section.measure]
    if section.measure != "none":
        yield _("Fever at the forehead from %(line)s ℃, measured twice.") % {
            "line": section.fever.get("forehead", LINES["forehead"])
        }
    if section.mask:
        yield _("Nobody passes without a mask.")
    if section.passes:
        yield _("Residents go out under a pass.")
    yield {
        "free": _("Outsiders come and go."),
        "register": _("Outsiders are registered."),
        "refuse": _("Outsiders are not let in."),
    }[section.visitors]
    if section.codes:
        yield _("Both codes are seen at the way in; a colour is kept and no picture.")
    yield _("Crossings are kept for %(n)d days.") % {"n": section.keep_days}
    for source in section.sources:
        yield f"{source.text} ({source.grade})"
