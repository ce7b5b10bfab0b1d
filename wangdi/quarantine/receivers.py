"""What quarantine does on facts from below."""

from django.utils.translation import gettext as _

from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.quarantine.actions.proposing import from_arrivals, undecided


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


@receives("screening.arrival_annulled", name="quarantine.withdraw")
def withdraw(facts: list[Fact]) -> None:
    """What the rule proposed for an arrival that was annulled is withdrawn, if undecided."""
    proposals = undecided([fact.subject for fact in facts])
    if proposals:
        annul(
            actor=system("quarantine"),
            keys=proposals,
            reason=_("The arrival it was proposed for was annulled."),
        )
