"""The day before: letters written, and the duties to prepare and to agree, for everybody due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from wangdi.duties import actions as duties
from wangdi.duties.models import Duty
from wangdi.intake.commands import Work
from wangdi.quarantine.actions import letters
from wangdi.quarantine.actions.moving import AGREE, AT_THE_HOUR, MAKE_READY
from wangdi.quarantine.actions.releasing import basis
from wangdi.quarantine.models import Episode
from wangdi.quarantine.queries.known import known
from wangdi.quarantine.rules.releasing import AHEAD, conditions

PREPARED_BY = timedelta(hours=4)
"""Made ready by 20:00 of the last day, agreed to by the hour."""
MISSED_AFTER = timedelta(hours=24)


def get_ready(work: Work, episodes: Sequence[Episode]) -> None:
    """Write the letters, withdraw what was planned for other days, plan."""
    _letters(work, episodes)
    hours = {one.id: one.release_from.isoformat() for one in episodes}
    planned = Duty.objects.filter(kind__in=AT_THE_HOUR, subject__in=hours, settled_at=None)
    stale = {one.subject for one in planned if one.slot != hours[one.subject]}
    for kind in AT_THE_HOUR:
        duties.withdraw(kind, stale, "days changed")
    duties.plan(draft for one in episodes for draft in _duties(one))


def _letters(work: Work, episodes: Sequence[Episode]) -> None:
    """As they will read when every condition stands; what differs then is written anew."""
    recorded = known(episodes, work.now)
    lines = {
        one.id: basis([replace(c, met=True) for c in conditions(one.section, recorded[one.id])], "")
        for one in episodes
    }
    letters.ready(work, episodes, lines)


def _duties(episode: Episode) -> list[duties.Draft]:
    hour = episode.release_from
    return [
        _draft(episode, MAKE_READY, hour - AHEAD, hour - PREPARED_BY),
        _draft(episode, AGREE, hour - AHEAD, hour),
    ]


def _draft(episode: Episode, kind: str, opens: datetime, due: datetime) -> duties.Draft:
    return duties.Draft(
        kind=kind,
        subject_kind="episode",
        subject=episode.id,
        slot=episode.release_from.isoformat(),
        opens_at=opens,
        due_at=due,
        missed_at=episode.release_from + MISSED_AFTER,
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        sort_key=episode.household.sort_key,
    )
