"""Places of teams whose worker has left, or no longer reaches the home that moved; the new home,

at which somebody has to look; and somebody in care who died or left: nothing is asked of him.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.quarantine.actions import moving, papers, serving, suiting, teams
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.payloads import EpisodePayload
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.nearest import FAR, distance
from wangdi.staff.models import Worker

DAY = timedelta(days=1)


def check_reach(
    work: Work, records: Sequence[Record[EpisodePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Whoever no longer reaches the new place gives his own up, to a substitute who does."""
    rows = TeamSlot.objects.filter(episode__in=held, to_at=None).order_by("id")
    locked = rows.select_for_update(of=("self",)).select_related("worker", "substitute")
    far = [row for row in locked if not _reaches(row.worker, held[row.episode_id])]
    heirs = {
        row.id: row.substitute
        for row in far
        if row.substitute and _reaches(row.substitute, held[row.episode_id])
    }
    teams.give_up(work, far, heirs)
    told = [one for one in held.values() if one.state in (states.DECIDED, states.NOTIFIED)]
    papers.issue_notices(work, told, teams.current(one.id for one in told))
    duties.plan(_owed(work, moving.LOOK, one) for one in suiting.unseen(told))
    return [Applied(record.payload.episode) for record in records]


def _reaches(worker: Worker, episode: Episode) -> bool:
    return worker.left_on is None and distance(worker.stamp, episode.stamp) < FAR


def note_departure(
    work: Work, records: Sequence[Record[EpisodePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Ask nothing of him any more, and let a person end the file."""
    outcomes: list[Outcome] = []
    gone: list[Episode] = []
    for record in records:
        episode = held[record.payload.episode]
        if episode.is_open():
            gone.append(episode)
            outcomes.append(Applied(episode.id))
        else:
            state = episode.state
            outcomes.append(Review(f"state_{state}", str(states.SENTENCES[state])))
    for kind in moving.AT_HOME:
        duties.withdraw(kind, [one.id for one in gone], "died or left")
    duties.plan(_owed(work, moving.DEPARTED, one) for one in gone)
    return outcomes


def note_return(work: Work, held: Mapping[UUID, Episode]) -> None:
    """He lives there after all: readings are asked again, and nobody need end the file."""
    running = [one for one in held.values() if one.state == states.NOTIFIED]
    serving.plan_readings(work, running, teams.current(one.id for one in running))
    duties.withdraw(moving.DEPARTED, list(held), "lives there after all")


def _owed(work: Work, kind: str, episode: Episode) -> duties.Draft:
    """Within a day; a home once for each door."""
    return duties.Draft(
        kind=kind,
        subject_kind="episode",
        subject=episode.id,
        slot=str(episode.household.dwelling_id) if kind == moving.LOOK else "",
        opens_at=work.now,
        due_at=work.now + DAY,
        missed_at=work.now + 7 * DAY,
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        sort_key=episode.household.sort_key,
    )
