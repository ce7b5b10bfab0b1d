"""Holding episodes for a change, and moving them from state to state by the one table."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.models import Assignment
from wangdi.duties import actions as duties
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused, Review, Work
from wangdi.lib import clock
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.rules import states

READING, REMEASURE = "quarantine.reading", "quarantine.remeasure"
FEVER, CLINIC = "quarantine.fever", "quarantine.clinic"
FEVER_REPORT, FEVER_OUTCOME = "quarantine.fever_report", "quarantine.fever_outcome"
VACANCY, HELP = "quarantine.vacancy", "quarantine.help"
ENDING_WITH_THE_FILE = (READING, REMEASURE, FEVER, CLINIC, FEVER_OUTCOME, VACANCY, HELP)
"""The duties that go with an end; the report of a fever stays owed."""
MAKE_READY, AGREE = "quarantine.make_ready", "quarantine.agree"
AT_THE_HOUR = (MAKE_READY, AGREE)
"""What the hour of release asks of the office."""
AT_HOME = (READING, REMEASURE, FEVER, *AT_THE_HOUR)
"""What is asked only of somebody who is at home."""
RECOUNT, RENEWAL = "quarantine.recount", "quarantine.renewal"
BREACH, OBJECTION = "quarantine.breach", "quarantine.objection"
DEPARTED = "quarantine.departed"
LOOK = "quarantine.look"
CHANGES = (RECOUNT, RENEWAL, BREACH, DEPARTED, LOOK)
"""What changes ask for, and an end takes along; an objection is answered all the same."""


def hold(wanted: Iterable[UUID]) -> dict[UUID, Episode]:
    """The episodes, locked in one order, with household and person; one query."""
    rows = Episode.objects.filter(id__in=set(wanted)).order_by("id")
    locked = rows.select_related("household", "person").select_for_update(of=("self",))
    return {episode.id: episode for episode in locked}


def named(actor: Actor) -> int:
    """The id of the person who acts; Refused where the system does, which never decides."""
    if actor.id is None:
        raise Refused(_("Only a named person decides, never the system."), reason="no_person")
    return actor.id


def refusal(episode: Episode, act: str, at: datetime) -> Review | None:
    """Why `act` cannot be done to the episode now, or None where it can."""
    state = episode.state_at(at)
    if states.after(state, act) is not None:
        return None
    return Review(f"state_{state}", str(states.SENTENCES[state]))


def move(episode: Episode, act: str, at: datetime) -> None:
    """Change the record; `save` writes it. ValueError where the table has no such way."""
    state = states.after(episode.state_at(at), act)
    if state is None:
        raise ValueError(f"{episode.state} does not allow {act}")
    episode.state = states.stored(state)
    episode.closed_at = at if state in states.CLOSED else None


def save(moved: Sequence[Episode]) -> None:
    """Write the states of many episodes in one statement."""
    unique = {episode.id: episode for episode in moved}
    Episode.objects.bulk_update(list(unique.values()), ["state", "closed_at"], batch_size=2000)


def close(work: Work, closed: Sequence[Episode], why: str) -> None:
    """What an end takes with it: readings still asked for, the team, and what the team may see."""
    subjects = [episode.id for episode in closed]
    for kind in (*ENDING_WITH_THE_FILE, *CHANGES, *AT_THE_HOUR):
        duties.withdraw(kind, subjects, why)
    TeamSlot.objects.filter(episode__in=subjects, to_at=None).update(to_at=work.now)
    Assignment.objects.filter(source__in=subjects, valid_to=None).update(
        valid_to=clock.day_of(work.now)
    )


def tell(work: Work, kind: str, episode: Episode, **more: str) -> None:
    """Tell the rooms above; ids, days and codes only."""
    work.fact(
        kind,
        about="episode",
        subject=episode.id,
        stamp=episode.stamp,
        person=str(episode.person_id),
        household=str(episode.household_id),
        last_day=episode.last_day.isoformat(),
        **more,
    )
