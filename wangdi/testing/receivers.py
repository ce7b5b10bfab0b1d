"""What test results do on facts from below."""

from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.testing import following


@receives("people.person_moved", name="testing.follow_the_person")
def follow_the_person(facts: list[Fact]) -> None:
    following.go_along(fact.subject for fact in facts)


@receives("people.household_moved", name="testing.follow_the_household")
def follow_the_household(facts: list[Fact]) -> None:
    following.go_along(following.in_households(fact.subject for fact in facts))
