"""Contacts of the lists from above who were found here and did not travel."""

from django.utils.translation import gettext as _

from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.quarantine.actions.meeting import apart, from_leads, key_of_lead, undecided
from wangdi.quarantine.receivers.asking import ask


@receives("leads.settled", name="quarantine.propose_contacts")
def propose_contacts(facts: list[Fact]) -> None:
    """A proposal for each contact; where his file is open already, to begin its days anew."""
    fresh, again = apart(from_leads(facts))
    ask("quarantine.propose", fresh)
    ask("quarantine.suggest_recount", again)


@receives("leads.settling_annulled", name="quarantine.withdraw_contacts")
def withdraw_contacts(facts: list[Fact]) -> None:
    """The lead was settled in error: what was proposed for it and nobody decided is withdrawn."""
    proposals = undecided([key_of_lead(fact.subject) for fact in facts])
    if proposals:
        annul(
            actor=system("quarantine"),
            keys=proposals,
            reason=_("The lead it was proposed for was settled in error."),
        )
