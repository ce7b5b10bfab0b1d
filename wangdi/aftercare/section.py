"""What a profile says about the calls after a release; on which days stands with quarantine."""

from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.profiles import queries as profiles
from wangdi.profiles.texts import Strict
from wangdi.quarantine.models import Episode

NAME = "aftercare"


class AftercareSection(Strict):
    """Calls between `opens` and `closes`, done by `due`; `tries` a day, `again_minutes` apart.

    `keep_days`: how long a closed file is kept before it is to be disposed of.
    """

    opens: time = time(8)
    due: time = time(18)
    closes: time = time(21)
    tries: int = Field(default=3, ge=1, le=6)
    again_minutes: int = Field(default=120, ge=10)
    keep_days: int = Field(default=90, ge=1)


def of(episode: Episode) -> AftercareSection:
    """The rules of the version that the episode began under; the usual ones where it has none."""
    found = profiles.section(episode.profile_id, AftercareSection, NAME)
    return found or AftercareSection()


def heading() -> str:
    return _("After-care")


def sentences(section: AftercareSection) -> Iterable[str]:
    """The section in plain words."""
    hours = {"a": f"{section.opens:%H:%M}", "b": f"{section.closes:%H:%M}"}
    yield _("Calls between %(a)s and %(b)s only.") % hours
    tries = {"n": section.tries, "m": section.again_minutes}
    yield _("Who does not answer is tried %(n)d times a day, %(m)d minutes apart.") % tries
    yield _("Files are kept for %(n)d days after the last call.") % {"n": section.keep_days}
