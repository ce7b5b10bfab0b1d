"""What a profile says about the course of an episode: away and back, objections, breaches."""

from pydantic import Field

from wangdi.profiles.texts import Strict


class Course(Strict):
    """`days_go_on`: whether days away count. Hours until an objection is answered, and until a

    household is asked what it needs after a breach was seen.
    """

    days_go_on: bool = True
    objection_hours: int = Field(default=24, ge=1, le=72)
    breach_hours: int = Field(default=2, ge=1, le=24)
