"""Files whose team has an empty place, with whom the rule proposes; and who was when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wangdi.access.scoping import Scope
from wangdi.lib import bulk
from wangdi.profiles import queries as profiles
from wangdi.quarantine.actions import teams
from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.queries.facts import FILLED, open_rows
from wangdi.quarantine.rules import places, states
from wangdi.quarantine.section import NAME, QuarantineSection
from wangdi.staff.models import Worker
from wangdi.territory.models import Place

WAITING = (states.DECIDED, states.NOTIFIED)
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """One place of a team: who holds it, or whom the rule proposes, or nobody."""

    slot: str
    label: str
    worker: Worker | None
    held: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    episode: Episode
    places: list[Chosen]

    @property
    def is_full(self) -> bool:
        """Whether the proposal fills every place."""
        return all(one.worker is not None for one in self.places)


def vacant(scope: Scope, community: int | None = None) -> list[Episode]:
    """Open files with an empty place, those decided first longest first; three queries."""
    waiting = [
        row
        for row in open_rows(scope)
        if row.state in WAITING and community in (None, row.community)
    ]
    filled: dict[UUID, int] = dict(bulk.execute(FILLED, [[row.id for row in waiting]]))
    asked = {version: _places(version) for version in {row.profile for row in waiting}}
    empty = [row.id for row in waiting if filled.get(row.id, 0) < asked[row.profile]]
    rows = Episode.objects.filter(id__in=empty).select_related("person", "household")
    return list(rows.order_by("state", "proposed_at", "id"))


def _places(version: UUID) -> int:
    section = profiles.section(version, QuarantineSection, NAME)
    return len(section.team) if section else 0


def by_community(episodes: Sequence[Episode]) -> list[tuple[Place, int]]:
    """How many wait in each community, in the order of their names; one query."""
    counts = Counter(one.community_id for one in episodes)
    named = Place.objects.filter(id__in=[one for one in counts if one is not None])
    return [(place, counts[place.id]) for place in named.order_by("name")]


def proposals(episodes: Sequence[Episode]) -> list[Waiting]:
    """For each file who holds each place and whom the rule proposes; five queries."""
    proposed = teams.propose(episodes)
    held = teams.current(one.id for one in episodes)
    wanted = {worker for team in proposed.values() for worker in team.values() if worker}
    workers = Worker.objects.in_bulk(wanted)
    return [
        Waiting(
            one,
            [
                _chosen(one, slot, held[one.id], proposed[one.id], workers)
                for slot in one.section.slots
            ],
        )
        for one in episodes
    ]


def _chosen(
    episode: Episode,
    slot: str,
    held: teams.Team,
    proposed: dict[str, UUID | None],
    workers: dict[UUID, Worker],
) -> Chosen:
    label = places.label(slot, episode.section)
    if slot in held:
        return Chosen(slot, label, held[slot].worker, held=True)
    found = proposed[slot]
    return Chosen(slot, label, workers.get(found) if found else None, held=False)


def history(episode: Episode) -> list[TeamSlot]:
    """Everybody who held a place and no longer does, the latest first."""
    rows = TeamSlot.objects.filter(episode=episode, to_at__isnull=False)
    past = list(rows.select_related("worker").order_by("-to_at", "slot")[:30])
    for one in past:
        one.episode = episode
    return past
