"""What the rule of a profile proposes for a journey, with its reasons. Travel facts only."""

from dataclasses import dataclass
from datetime import date

from wangdi.quarantine.rules.days import Period, period
from wangdi.quarantine.section import Category, QuarantineSection


@dataclass(frozen=True, slots=True)
class Journey:
    """The facts of travel that a rule may ask; None is not known and never counts as yes."""

    arrived_on: date
    left_on: date | None = None
    key_area: bool | None = None
    other_province: bool | None = None
    contact: bool | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    category: Category
    period: Period


def propose(section: QuarantineSection, journey: Journey) -> Proposal | None:
    """The first category that fits, and its days; None where the profile asks nothing of it."""
    for category in section.categories:
        if _fits(category, journey):
            return Proposal(category, period(_day_zero(category, journey), category.days))
    return None


def _fits(category: Category, journey: Journey) -> bool:
    wanted = category.when.model_dump(exclude_none=True)
    return all(getattr(journey, name) is value for name, value in wanted.items())


def _day_zero(category: Category, journey: Journey) -> date:
    if category.day_zero == "left_area" and journey.left_on is not None:
        return journey.left_on
    return journey.arrived_on


def other_province(origin_code: str, home_area: str) -> bool | None:
    """Whether a journey began in another province, by the division codes; None if not known."""
    if len(origin_code) < 2 or len(home_area) < 2:
        return None
    return origin_code[:2] != home_area[:2]
