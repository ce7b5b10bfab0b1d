"""What quarantine does on facts from below."""

from wangdi.intake.actors import system
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.quarantine.actions.proposing import from_arrivals


@receives("screening.arrival_recorded", name="quarantine.propose")
def propose(facts: list[Fact]) -> None:
    """A proposal for each arrival that the profile asks something of; a person decides."""
    proposals = from_arrivals(facts)
    if proposals:
        submit(
            actor=system("quarantine"),
            command="quarantine.propose",
            records=proposals,
            channel="fact",
        )
