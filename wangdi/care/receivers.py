"""What care does on facts from below."""

from wangdi.care import following, rounds
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact


@receives(
    "quarantine.released", "quarantine.ended", "quarantine.suspended", name="care.end_of_care"
)
def end_of_care(facts: list[Fact]) -> None:
    """Recurring pickups and questions stop with the care; what was asked for is still brought."""
    rounds.end([fact.subject for fact in facts])


@receives("people.household_moved", name="care.follow_the_household")
def follow_the_household(facts: list[Fact]) -> None:
    """What is still to be brought goes to the new door."""
    following.go_along([fact.subject for fact in facts])
