"""Care teams: proposed by place and load, assigned by name, seen by those assigned."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from wangdi.access.models import Assignment
from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.lib import clock, ids
from wangdi.quarantine.actions import papers
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.payloads import TeamPayload
from wangdi.quarantine.rules import states
from wangdi.quarantine.rules.nearest import Candidate, best
from wangdi.staff.models import Worker

Team = dict[str, TeamSlot]


def propose(episodes: Sequence[Episode]) -> dict[UUID, dict[str, UUID | None]]:
    """For each episode and slot the worker to propose, None where nobody fits; three queries."""
    candidates = _candidates(episodes)
    last = _last_teams(episodes)
    proposed: dict[UUID, dict[str, UUID | None]] = {}
    for episode in episodes:
        proposed[episode.id] = {}
        for role in episode.section.team:
            found = best(
                candidates,
                kinds=role.kinds,
                place=episode.stamp,
                last=last.get((episode.household_id, role.slot), set()),
            )
            proposed[episode.id][role.slot] = found.worker if found else None
    return proposed


def _candidates(episodes: Sequence[Episode]) -> list[Candidate]:
    """Serving workers of the communities and of the whole office, with their present load."""
    communities = {episode.community_id for episode in episodes}
    kinds = {kind for episode in episodes for role in episode.section.team for kind in role.kinds}
    near = Q(community_id__in=communities) | Q(community_id=None)
    workers = Worker.objects.filter(near, left_on=None, kind__in=kinds)
    held = TeamSlot.objects.filter(to_at=None).values_list("worker").annotate(n=Count("id"))
    loads = dict(held.values_list("worker", "n"))
    return [Candidate(one.id, one.kind, one.stamp, loads.get(one.id, 0)) for one in workers]


def _last_teams(episodes: Sequence[Episode]) -> dict[tuple[UUID, str], set[UUID]]:
    households = [episode.household_id for episode in episodes]
    last: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    rows = TeamSlot.objects.filter(episode__household__in=households)
    for household, slot, worker in rows.values_list("episode__household", "slot", "worker"):
        last[household, slot].add(worker)
    return last


def current(episodes: Iterable[UUID]) -> dict[UUID, Team]:
    """The team of each episode now, slot by slot, with its workers; one query."""
    teams: dict[UUID, Team] = defaultdict(dict)
    rows = TeamSlot.objects.filter(episode__in=list(episodes), to_at=None)
    for row in rows.select_related("worker", "substitute"):
        teams[row.episode_id][row.slot] = row
    return teams


def vacant(episode: Episode, team: Mapping[str, object]) -> list[str]:
    """The slots of the profile that nobody holds."""
    return [slot for slot in episode.section.slots if slot not in team]


def assign(
    work: Work, records: Sequence[Record[TeamPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Give slots to named workers; a full team makes the notice ready and opens the file to it."""
    workers = _workers(records)
    teams = current(held)
    outcomes: list[Outcome] = []
    changed: dict[UUID, Episode] = {}
    for record in records:
        episode = held[record.payload.episode]
        against = _objection(work, episode, record.payload, workers)
        if against is None:
            _change(work, episode, record.payload, teams)
            changed[episode.id] = episode
        outcomes.append(against or Applied(episode.id))
    _open_files(work, list(changed.values()), current(changed))
    ready = [e for e in changed.values() if e.state == states.DECIDED]
    papers.issue_notices(work, ready, current(changed))
    return outcomes


def _workers(records: Sequence[Record[TeamPayload]]) -> dict[UUID, Worker]:
    wanted = {
        worker
        for record in records
        for worker in (*record.payload.team.values(), *record.payload.substitutes.values())
    }
    return {one.id: one for one in Worker.objects.filter(id__in=wanted, left_on=None)}


def _objection(
    work: Work, episode: Episode, asked: TeamPayload, workers: Mapping[UUID, Worker]
) -> Review | None:
    state = episode.state_at(work.now)
    if state == states.PROPOSED or state in states.CLOSED:
        return Review(f"state_{state}", str(states.SENTENCES[state]))
    kinds = {role.slot: role.kinds for role in episode.section.team}
    for named in (asked.team, asked.substitutes):
        for slot, worker_id in named.items():
            worker = workers.get(worker_id)
            if worker is None or worker.kind not in kinds.get(slot, ()):
                sentence = _("This worker cannot hold this place of the team. Choose another.")
                return Review("wrong_worker", sentence, slot)
    for slot, worker_id in asked.substitutes.items():
        if slot not in asked.team:
            sentence = _("Choose this person first, then the substitute.")
            return Review("wrong_worker", sentence, slot)
        if asked.team[slot] == worker_id:
            return Review("same_worker", _("The substitute must be another person."), slot)
    return None


def _change(work: Work, episode: Episode, asked: TeamPayload, teams: dict[UUID, Team]) -> None:
    """Close the slots that change hands and give them to the new people."""
    held = teams.get(episode.id, {})
    moving = [
        slot for slot, worker in asked.team.items() if not _same(held.get(slot), worker, asked)
    ]
    TeamSlot.objects.filter(episode=episode, slot__in=moving, to_at=None).update(to_at=work.now)
    TeamSlot.objects.bulk_create(
        TeamSlot(
            id=ids.uuid7(),
            episode=episode,
            slot=slot,
            worker_id=asked.team[slot],
            substitute_id=asked.substitutes.get(slot),
            from_at=work.now,
            by=work.actor.id,
            **stamps(episode),
        )
        for slot in moving
    )


def _same(held: TeamSlot | None, worker: UUID, asked: TeamPayload) -> bool:
    if held is None or held.worker_id != worker:
        return False
    return held.substitute_id == asked.substitutes.get(held.slot)


def _open_files(work: Work, episodes: Sequence[Episode], teams: Mapping[UUID, Team]) -> None:
    """The household is entrusted by name to the users of the team, and to nobody else for it."""
    today = clock.day_of(work.now)
    sources = [episode.id for episode in episodes]
    Assignment.objects.filter(source__in=sources, valid_to=None).update(valid_to=today)
    entrusted = {
        (user, episode.household_id, episode.id)
        for episode in episodes
        for slot in teams.get(episode.id, {}).values()
        for user in (slot.worker.user_id, slot.substitute.user_id if slot.substitute else None)
        if user is not None
    }
    Assignment.objects.bulk_create(
        Assignment(
            user_id=user, household=household, why="care_team", source=source, valid_from=today
        )
        for user, household, source in sorted(entrusted, key=str)
    )
