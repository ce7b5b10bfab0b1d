"""What duties do on facts from below."""

from uuid import UUID

from wangdi.duties.following import follow_households
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact


@receives("people.household_moved", name="duties.follow_the_household")
def follow_the_household(facts: list[Fact]) -> None:
    """What is still to be done for a household is to be done at its new door, by those there."""
    for fact in facts:
        follow_households({fact.subject: UUID(fact.detail["from_dwelling"])})
