"""What a profile says about the course of an episode: away and back, objections, breaches."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.profiles.texts import Strict


class Course(Strict):
    """`days_go_on`: whether days away count. Hours until an objection is answered, and until a

    household is asked what it needs after a breach was seen.
    """

    days_go_on: bool = True
    objection_hours: int = Field(default=24, ge=1, le=72)
    breach_hours: int = Field(default=2, ge=1, le=24)


def sentences(course: Course) -> Iterable[str]:
    """How the course of an episode may change, in plain words."""
    if course.days_go_on:
        yield _("Days away in a hospital or facility count.")
    else:
        yield _("Days away in a hospital or facility do not count; longer takes two people.")
    hours = {"n": course.objection_hours, "m": course.breach_hours}
    yield _("An objection is answered within %(n)d hours.") % hours
    yield _("Who was seen outside is asked within %(m)d hours what he needs.") % hours
