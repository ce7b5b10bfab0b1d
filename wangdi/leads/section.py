"""What a profile says about leads: until when they are answered, and when one was tried enough."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from wangdi.profiles import queries as profiles

NAME = "leads"


class LeadsSection(BaseModel):
    """Hours from receipt to answer, from objection to decision, and for a lead without a place;
    after how many tries without an answer somebody counts as unreachable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer_hours: int = Field(default=24, ge=1, le=720)
    objection_hours: int = Field(default=24, ge=1, le=720)
    place_hours: int = Field(default=2, ge=1, le=72)
    tries: int = Field(default=3, ge=1, le=20)


def in_force(at: datetime) -> tuple[UUID | None, LeadsSection]:
    """The profile version in force at an instant, and its section; the defaults where none is."""
    version = profiles.current(at)
    if version is None:
        return None, LeadsSection()
    return version.id, profiles.section(version.id, LeadsSection, NAME) or LeadsSection()


def heading() -> str:
    return _("Leads")


def sentences(section: LeadsSection) -> Iterable[str]:
    """The section in plain words."""
    yield _("Leads from above are answered within %(n)d hours.") % {"n": section.answer_hours}
    objection = _("An objection against a lead is decided within %(n)d hours, by somebody else.")
    yield objection % {"n": section.objection_hours}
    yield _("After %(n)d tries without an answer somebody counts as unreachable.") % {
        "n": section.tries
    }
