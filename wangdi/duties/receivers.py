"""What duties do on facts from below."""

from uuid import UUID

from wangdi.duties.absence.actions import release
from wangdi.duties.following import follow_households, readdress
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.lib import clock


@receives("people.household_moved", name="duties.follow_the_household")
def follow_the_household(facts: list[Fact]) -> None:
    """What is still to be done for a household is to be done at its new door, by those there."""
    for fact in facts:
        follow_households({fact.subject: UUID(fact.detail["from_dwelling"])})


@receives("people.readdressed", name="duties.follow_the_names")
def follow_the_names(facts: list[Fact]) -> None:
    """What is still to be done at a door is to be done at its new name, in its new order."""
    for fact in facts:
        detail = fact.detail
        readdress(detail["building"], before=detail["before"], after=detail["after"])


@receives("staff.worker_left", name="duties.release_who_left")
def release_who_left(facts: list[Fact]) -> None:
    """His duties are nobody's by name from now on, so everybody's of their role."""
    release([fact.detail["user"] for fact in facts if fact.detail.get("user")], clock.now())
