"""Arrivals: a proposal where the rules ask something, contact again where a file is open."""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.quarantine.actions.meeting import apart
from wangdi.quarantine.actions.proposing import from_arrivals, undecided
from wangdi.quarantine.payloads import ProposePayload
from wangdi.quarantine.receivers.asking import ask


@receives("screening.arrival_recorded", name="quarantine.propose")
def propose(facts: list[Fact]) -> None:
    """A proposal for each arrival that the profile asks something of; a person decides."""
    fresh, again = apart(from_arrivals(facts))
    ask("quarantine.propose", fresh)
    ask("quarantine.suggest_recount", again)


@receives("screening.arrival_reclassified", name="quarantine.propose_anew")
def propose_anew(facts: list[Fact]) -> None:
    """The class of an arrival was changed: what was proposed for the old one and nobody decided is
    withdrawn, and the rule asked again. A file that somebody decided stays as it is."""
    proposals = from_arrivals(facts)
    changes = {fact.subject: UUID(fact.detail["change"]) for fact in facts}
    anew = [
        Incoming(
            uuid5(changes[one.payload.arrival], "quarantine.propose"), one.payload, one.made_at
        )
        for one in proposals
        if isinstance(one.payload, ProposePayload) and one.payload.arrival in changes
    ]
    kept = {one.key for one in anew}
    stale = [key for key in undecided(list(changes)) if key not in kept]
    if stale:
        annul(actor=system("quarantine"), keys=stale, reason=_("The class of the arrival changed."))
    ask("quarantine.propose", anew)


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
