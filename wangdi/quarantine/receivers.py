"""What quarantine does on facts from below."""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.quarantine import following
from wangdi.quarantine.actions.proposing import from_arrivals, undecided
from wangdi.quarantine.models import Episode
from wangdi.quarantine.payloads import ProposePayload


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
    if anew:
        submit(
            actor=system("quarantine"), command="quarantine.propose", records=anew, channel="fact"
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


@receives("people.person_moved", name="quarantine.follow_the_person")
def follow_the_person(facts: list[Fact]) -> None:
    """The open file of who moved is with the people of his new home, in their places."""
    homes = {fact.subject: UUID(fact.detail["household"]) for fact in facts}
    rows = Episode.objects.open().filter(person__in=homes)
    following.go_along({one.id: homes[one.person_id] for one in rows})


@receives("people.household_moved", name="quarantine.follow_the_household")
def follow_the_household(facts: list[Fact]) -> None:
    """Open files of a household that moved whole stand in its new place."""
    rows = Episode.objects.open().filter(household__in={fact.subject for fact in facts})
    following.go_along({one.id: one.household_id for one in rows})
