"""Whom to propose for the places of teams, for many files in one go."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q

from wangdi.quarantine.models import Episode, TeamSlot
from wangdi.quarantine.rules.nearest import Candidate, best
from wangdi.staff.models import Worker

Near = dict[tuple[str, int | None], list[Candidate]]


def propose(episodes: Sequence[Episode]) -> dict[UUID, dict[str, UUID | None]]:
    """For each episode and slot the worker to propose, None where nobody fits; three queries.

    Several of one household get one team, and what is proposed in this go counts as load.
    """
    near = _near(episodes)
    last = _last_teams(episodes)
    given: Counter[UUID] = Counter()
    proposed: dict[UUID, dict[str, UUID | None]] = {}
    for episode in episodes:
        proposed[episode.id] = {}
        for role in episode.section.team:
            had = last[episode.household_id, role.slot]
            places = (episode.community_id, None)
            fitting = [one for kind in role.kinds for at in places for one in near[kind, at]]
            kinds, place = role.kinds, episode.stamp
            found = best(fitting, kinds=kinds, place=place, last=had, given=given)
            proposed[episode.id][role.slot] = found.worker if found else None
            if found:
                given[found.worker] += 1
                had.add(found.worker)
    return proposed


def _near(episodes: Sequence[Episode]) -> Near:
    """Serving workers by kind and community (None: the whole office), with their present load."""
    communities = {episode.community_id for episode in episodes}
    kinds = {kind for episode in episodes for role in episode.section.team for kind in role.kinds}
    wanted = Q(community_id__in=communities) | Q(community_id=None)
    held = TeamSlot.objects.filter(to_at=None).values_list("worker").annotate(n=Count("id"))
    loads = dict(held.values_list("worker", "n"))
    near: Near = defaultdict(list)
    for one in Worker.objects.filter(wanted, left_on=None, kind__in=kinds):
        candidate = Candidate(one.id, one.kind, one.stamp, loads.get(one.id, 0))
        near[one.kind, one.community_id].append(candidate)
    return near


def _last_teams(episodes: Sequence[Episode]) -> dict[tuple[UUID, str], set[UUID]]:
    households = [episode.household_id for episode in episodes]
    last: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    rows = TeamSlot.objects.filter(episode__household__in=households)
    for household, slot, worker in rows.values_list("episode__household", "slot", "worker"):
        last[household, slot].add(worker)
    return last
