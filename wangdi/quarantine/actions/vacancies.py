"""What hangs on a team: the files its people see, the duties they hold, the alarm of a gap."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from wangdi.access.models import Assignment
from wangdi.duties import actions as duties
from wangdi.duties.holding import hold_all
from wangdi.duties.models import Duty
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.quarantine.actions.moving import READING, VACANCY
from wangdi.quarantine.models import Episode, TeamSlot

CADRE = "cadre"


def ask(work: Work, episodes: Sequence[Episode]) -> int:
    """Files with an empty place: the secretary must find somebody, and it climbs if not.

    One duty for a file; one that is open already stays as it is. Returns how many are new.
    """
    files = [one.id for one in episodes]
    open_now = Duty.objects.filter(kind=VACANCY, subject__in=files, settled_at=None)
    asked = set(open_now.values_list("subject", flat=True))
    return duties.plan(_draft(work, one) for one in episodes if one.id not in asked)


def _draft(work: Work, episode: Episode) -> duties.Draft:
    due = work.now + timedelta(minutes=episode.section.vacancy_minutes)
    return duties.Draft(
        kind=VACANCY,
        subject_kind="episode",
        subject=episode.id,
        slot=str(work.batch),
        opens_at=work.now,
        due_at=due,
        missed_at=due + timedelta(minutes=episode.section.vacancy_minutes),
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        sort_key=episode.household.sort_key,
    )


def settle(work: Work, episodes: Sequence[Episode]) -> None:
    """Every place has somebody again."""
    done = [duties.Settled(one.id, None, work.now, work.actor.id) for one in episodes]
    duties.settle(VACANCY, done)


def entrust(
    work: Work, episodes: Sequence[Episode], teams: Mapping[UUID, Mapping[str, TeamSlot]]
) -> None:
    """The household is entrusted by name to the users of the team, and to nobody else for it; the

    readings that are still to come are asked of its contact.
    """
    today = clock.day_of(work.now)
    sources = [episode.id for episode in episodes]
    Assignment.objects.filter(source__in=sources, valid_to=None).update(valid_to=today)
    entrusted = {
        (user, episode.household_id, episode.id)
        for episode in episodes
        for slot in teams[episode.id].values()
        for user in (slot.worker.user_id, slot.substitute.user_id if slot.substitute else None)
        if user is not None
    }
    Assignment.objects.bulk_create(
        Assignment(
            user_id=user, household=household, why="care_team", source=source, valid_from=today
        )
        for user, household, source in sorted(entrusted, key=str)
    )
    hold_all(READING, [(one.id, _contact(teams[one.id])) for one in episodes])


def _contact(team: Mapping[str, TeamSlot]) -> int | None:
    slot = team.get(CADRE)
    return slot.worker.user_id if slot else None
