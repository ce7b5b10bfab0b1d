"""What a profile says about presence checks: how many, when never, how long, how near."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.lib import clock
from wangdi.profiles import queries as profiles
from wangdi.profiles.texts import Strict

NAME = "checks"
Drawn = Literal["video", "door"]
EVENING, MORNING = time(21), time(8)


class ChecksSection(Strict):
    """`per_day`: the most random checks of a household a day; none where a profile is silent.

    Never from `quiet_from` to `quiet_until`. Minutes: to answer, until the one more try, and until
    an unanswered check counts as missed. Metres: how near the building counts as at the address,
    and how inexact a position may be and still say something.
    """

    per_day: int = Field(default=0, ge=0, le=3)
    kinds: list[Drawn] = Field(default=["video", "door"], min_length=1)
    quiet_from: time = EVENING
    quiet_until: time = MORNING
    answer_minutes: int = Field(default=30, ge=10, le=240)
    again_minutes: int = Field(default=15, ge=5, le=120)
    missed_minutes: int = Field(default=90, ge=15, le=480)
    asks_per_day: int = Field(default=1, ge=0, le=3)
    near_m: int = Field(default=150, ge=20, le=2_000)
    inexact_m: int = Field(default=500, ge=20, le=5_000)

    def is_quiet(self, at: datetime) -> bool:
        """Whether nobody may be checked upon at an instant. Quiet hours may pass midnight."""
        wall = clock.local(at).time()
        if self.quiet_from > self.quiet_until:
            return wall >= self.quiet_from or wall < self.quiet_until
        return self.quiet_from <= wall < self.quiet_until


def of(version: UUID) -> ChecksSection:
    """The section of a profile version; the defaults, no random check, where it is silent."""
    return profiles.section(version, ChecksSection, NAME) or ChecksSection()


def heading() -> str:
    return _("Presence checks")


def sentences(section: ChecksSection) -> Iterable[str]:
    """The section in plain words."""
    if section.per_day:
        yield _(
            "At most %(n)d random checks of a household a day, by a video call that nobody keeps or"
            " at the door."
        ) % {"n": section.per_day}
    else:
        yield _("No random checks.")
    yield _("Never between %(a)s and %(b)s.") % {
        "a": f"{section.quiet_from:%H:%M}",
        "b": f"{section.quiet_until:%H:%M}",
    }
    yield _(
        "A location may be asked for %(n)d times a day; only at the address or not is kept, within"
        " %(m)d m of the building."
    ) % {"n": section.asks_per_day, "m": section.near_m}
