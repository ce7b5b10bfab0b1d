"""What a profile says about residents' pages: how long they stay, how soon one is answered."""

from collections.abc import Iterable
from datetime import datetime, time

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from wangdi.profiles import queries as profiles

NAME = "residents"


class ResidentsSection(BaseModel):
    """`stays_days`: how long a household's page can be read after its care. `answer_minutes`:

    until a message is answered, counted in the hours between `wakes` and `rests`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    stays_days: int = Field(default=14, ge=1, le=90)
    answer_minutes: int = Field(default=120, ge=5, le=1440)
    wakes: time = time(8)
    rests: time = time(21)


def in_force(at: datetime) -> ResidentsSection:
    """The section of the profile in force; the defaults where it says nothing."""
    version = profiles.current(at)
    found = profiles.section(version.id, ResidentsSection, NAME) if version else None
    return found or ResidentsSection()


def heading() -> str:
    return _("Residents' pages")


def sentences(section: ResidentsSection) -> Iterable[str]:
    """The section in plain words."""
    stays = _("The page of a household can be read for %(n)d days after the end of its care.")
    yield stays % {"n": section.stays_days}
    answer = _("A message is answered within %(n)d minutes, between %(a)s and %(b)s.")
    yield answer % {
        "n": section.answer_minutes,
        "a": f"{section.wakes:%H:%M}",
        "b": f"{section.rests:%H:%M}",
    }
