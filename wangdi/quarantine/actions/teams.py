"""Care teams: assigned by name, seen by those assigned, never silently empty."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.lib import ids
from wangdi.quarantine.actions import papers, vacancies
from wangdi.quarantine.actions.finding import propose
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.payloads import TeamPayload
from wangdi.quarantine.rules import states
from wangdi.staff.models import Worker

__all__ = ["Team", "assign", "current", "propose", "reopen", "vacant"]

Team = dict[str, TeamSlot]


def current(episodes: Iterable[UUID]) -> dict[UUID, Team]:
    """The team of each episode now, slot by slot, with its workers; one query."""
    teams: dict[UUID, Team] = defaultdict(dict)
    rows = TeamSlot.objects.filter(episode__in=list(episodes), to_at=None)
    for row in rows.select_related("worker", "substitute", "episode"):
        teams[row.episode_id][row.slot] = row
    return teams


def vacant(episode: Episode, team: Mapping[str, object]) -> list[str]:
    """The slots of the profile that nobody holds."""
    return [slot for slot in episode.section.slots if slot not in team]


@dataclass(slots=True)
class Changes:
    """Rows of slots that end now, and those that begin."""

    ends: list[UUID] = field(default_factory=list)
    begins: dict[tuple[UUID, str], TeamSlot] = field(default_factory=dict)

    def write(self, work: Work) -> None:
        TeamSlot.objects.filter(id__in=self.ends).update(to_at=work.now)
        TeamSlot.objects.bulk_create(self.begins.values(), batch_size=2000)


def assign(
    work: Work, records: Sequence[Record[TeamPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Give slots to named workers; a full team makes the notice ready and opens the file to it."""
    workers = _workers(records)
    teams = current(held)
    outcomes: list[Outcome] = []
    changed: dict[UUID, Episode] = {}
    changes = Changes()
    for record in records:
        episode = held[record.payload.episode]
        against = _objection(work, episode, record.payload, workers)
        if against is None:
            _change(work, episode, record.payload, teams[episode.id], changes)
            changed[episode.id] = episode
        outcomes.append(against or Applied(episode.id))
    changes.write(work)
    _follow(work, list(changed.values()))
    return outcomes


def _follow(work: Work, changed: Sequence[Episode]) -> None:
    """What goes with a team that changed: its files, its duties, its alarm, its notice."""
    teams = current(one.id for one in changed)
    vacancies.entrust(work, changed, teams)
    empty = {one.id: vacant(one, teams[one.id]) for one in changed}
    vacancies.settle(work, [one for one in changed if not empty[one.id]])
    vacancies.ask(work, [one for one in changed if empty[one.id]])
    papers.issue_notices(work, changed, teams)


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


def _change(work: Work, episode: Episode, asked: TeamPayload, team: Team, changes: Changes) -> None:
    """Note the slots that change hands, with what the one before wants the next to know."""
    for slot, worker in asked.team.items():
        held, substitute = team.get(slot), asked.substitutes.get(slot)
        if held is not None and (held.worker_id, held.substitute_id) == (worker, substitute):
            continue
        if held is not None and (episode.id, slot) not in changes.begins:
            changes.ends.append(held.id)
        team[slot] = changes.begins[episode.id, slot] = TeamSlot(
            id=ids.uuid7(),
            episode=episode,
            slot=slot,
            worker_id=worker,
            substitute_id=substitute,
            from_at=work.now,
            by=work.actor.id,
            note=asked.note,
            **stamps(episode),
        )


def reopen(work: Work, workers: Collection[UUID]) -> int:
    """These workers have left: their substitutes take over, and what has none stands vacant and

    alarms; how many files are touched. Safe to repeat. Six queries and one write for each kind.
    """
    gone = TeamSlot.objects.filter(worker__in=workers, to_at=None)
    rows = list(gone.order_by("id").select_for_update(of=("self",)).select_related("substitute"))
    TeamSlot.objects.filter(substitute__in=workers, to_at=None).update(substitute=None)
    serving = [row for row in rows if row.substitute and row.substitute.left_on is None]
    heirs = {row.id: row.substitute for row in serving if row.substitute_id not in workers}
    return give_up(work, rows, heirs)


def give_up(work: Work, rows: Sequence[TeamSlot], heirs: Mapping[UUID, Worker | None]) -> int:
    """These rows end now, and the heir of each (by the row's id) takes over; without one the

    place stands vacant and alarms. How many open files are touched.
    """
    changes = Changes()
    for row in rows:
        changes.ends.append(row.id)
        heir = heirs.get(row.id)
        if heir is not None:
            changes.begins[row.episode_id, row.slot] = TeamSlot(
                id=ids.uuid7(),
                episode_id=row.episode_id,
                slot=row.slot,
                worker=heir,
                from_at=work.now,
                by=work.actor.id,
                **stamps(row),
            )
    changes.write(work)
    touched = list(
        Episode.objects.filter(id__in={row.episode_id for row in rows}, closed_at=None)
        .order_by("id")
        .select_related("household", "person")
    )
    _follow(work, touched)
    for one in touched:
        work.event("quarantine.team_reopened", kind="episode", subject=one.id, stamp=one.stamp)
    return len(touched)
