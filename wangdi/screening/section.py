"""What a profile says about screening: which areas are key areas, from when to when."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from wangdi.profiles import queries as profiles
from wangdi.profiles.texts import Text
from wangdi.screening.doorstep import Doorstep
from wangdi.screening.journeys import KeyArea

NAME = "screening"
RECENT_DAYS = 14


class AreaSection(BaseModel):
    """`code` is the beginning of a division code (42 a province, 4115 a prefecture)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^[1-9][0-9]{1,11}$")
    name: Text
    since: date
    until: date | None = None


class ScreeningSection(BaseModel):
    """`recent_days`: how long an arrival stays on the line list; `doorstep`: what rounds ask."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    recent_days: int = Field(default=RECENT_DAYS, ge=1, le=60)
    key_areas: list[AreaSection] = Field(default_factory=list)
    doorstep: Doorstep = Field(default_factory=Doorstep)

    def areas(self) -> list[KeyArea]:
        return [KeyArea(one.code, one.name.zh, one.since, one.until) for one in self.key_areas]


def in_force(at: datetime) -> tuple[UUID | None, ScreeningSection]:
    """The profile version in force at an instant, and its section; an empty one where none is."""
    version = profiles.current(at)
    if version is None:
        return None, ScreeningSection()
    section = profiles.section(version.id, ScreeningSection, NAME)
    return version.id, section or ScreeningSection()
