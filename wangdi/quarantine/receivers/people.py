"""People in care move, die or leave, and others join their households."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.quarantine import following
from wangdi.quarantine.actions.meeting import from_newcomers, undecided
from wangdi.quarantine.actions.moving import DEPARTED
from wangdi.quarantine.models import Episode
from wangdi.quarantine.payloads import EpisodePayload
from wangdi.quarantine.receivers.asking import ask, each


@receives("people.person_moved", name="quarantine.follow_the_person")
def follow_the_person(facts: list[Fact]) -> None:
    """The open file of who moved is with the people of his new home, in their places; who moves

    in with somebody in care is proposed.
    """
    homes = {fact.subject: UUID(fact.detail["household"]) for fact in facts}
    rows = Episode.objects.open().filter(person__in=homes)
    _go({one.id: homes[one.person_id] for one in rows}, facts)
    note_returns(facts)
    propose_newcomers(facts)


@receives("people.household_moved", name="quarantine.follow_the_household")
def follow_the_household(facts: list[Fact]) -> None:
    """Open files of a household that moved whole stand in its new place."""
    rows = Episode.objects.open().filter(household__in={fact.subject for fact in facts})
    _go({one.id: one.household_id for one in rows}, facts)


def _go(homes: Mapping[UUID, UUID], facts: list[Fact]) -> None:
    """Take the files along, then see who of the team still reaches the home."""
    following.go_along(homes)
    last = max((fact.id for fact in facts), default=0)
    ask("quarantine.check_reach", each([(one, last) for one in homes], EpisodePayload, "moved"))


@receives("people.person_added", name="quarantine.propose_newcomers")
def propose_newcomers(facts: list[Fact]) -> None:
    """Who is born into a household in care, or joins it, is proposed; a person decides."""
    ask("quarantine.propose", from_newcomers(facts))


@receives("people.person_departed", name="quarantine.note_departures")
def note_departures(facts: list[Fact]) -> None:
    """Nothing is asked of who died or left; what nobody decided about him is withdrawn."""
    gone = {fact.subject: fact.id for fact in facts}
    files = list(Episode.objects.open().filter(person__in=gone, person__left_on__isnull=False))
    stale = undecided([one.id for one in files])
    if stale:
        reason = _("The person has died or left.")
        annul(actor=system("quarantine"), keys=stale, reason=reason)
    decided = [(one.id, gone[one.person_id]) for one in files if one.id not in stale]
    ask("quarantine.note_departure", each(decided, EpisodePayload, "departed"))


@receives("people.person_back", name="quarantine.note_returns")
def note_returns(facts: list[Fact]) -> None:
    """It was an error, or he came back: readings are asked again."""
    back = {fact.subject: fact.id for fact in facts}
    rows = Episode.objects.open().filter(person__in=back, person__left_on=None)
    noted = Duty.objects.filter(kind=DEPARTED, subject__in=rows.values("id"), settled_at=None)
    wanted = rows.filter(id__in=noted.values("subject"))
    files = [(one.id, back[one.person_id]) for one in wanted]
    ask("quarantine.note_return", each(files, EpisodePayload, "back"))
