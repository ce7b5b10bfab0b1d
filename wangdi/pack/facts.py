"""What the papers of many people need to know, asked once for all of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wangdi.documents.models import Wording
from wangdi.pack import papers
from wangdi.quarantine.actions import teams, values
from wangdi.quarantine.models import Episode, Reading
from wangdi.staff.models import Worker
from wangdi.territory.models import Place

UNDECIDED = "proposed"


@dataclass(frozen=True, slots=True)
class Facts:
    """`together`: the open episodes of each household; `own`: the papers an office wrote itself."""

    at: datetime
    names: dict[int | None, str]
    bases: dict[UUID, list[values.Value]]
    teams: dict[UUID, teams.Team]
    buildings: dict[int | None, str]
    together: dict[UUID, list[Episode]]
    readings: dict[UUID, list[Reading]]
    workers: dict[int, str]
    own: dict[int | None, list[str]]


def gather(episodes: Sequence[Episode], kinds: Collection[str], at: datetime) -> Facts:
    """A constant number of queries, however many people."""
    readings = _readings(episodes) if papers.SITUATION in kinds else {}
    return Facts(
        at=at,
        names=values.places(episodes),
        bases=values.legal_bases(episodes),
        teams=teams.current([one.id for one in episodes]),
        buildings=_buildings(episodes),
        together=_together(episodes),
        readings=readings,
        workers=_workers(readings),
        own=own(episodes) if papers.OWN in kinds else {},
    )


def _buildings(episodes: Sequence[Episode]) -> dict[int | None, str]:
    rows = Place.objects.filter(id__in={one.building_id for one in episodes if one.building_id})
    return dict(rows.values_list("id", "name"))


def _together(episodes: Sequence[Episode]) -> dict[UUID, list[Episode]]:
    found: dict[UUID, list[Episode]] = defaultdict(list)
    rows = Episode.objects.open().filter(household__in={one.household_id for one in episodes})
    for one in rows.exclude(state=UNDECIDED).order_by("day_zero", "id"):
        found[one.household_id].append(one)
    return found


def _readings(episodes: Sequence[Episode]) -> dict[UUID, list[Reading]]:
    found: dict[UUID, list[Reading]] = defaultdict(list)
    rows = Reading.objects.filter(episode__in=[one.id for one in episodes], annulled_at=None)
    for one in rows.order_by("at", "id"):
        found[one.episode_id].append(one)
    return found


def _workers(readings: dict[UUID, list[Reading]]) -> dict[int, str]:
    users = {one.by for taken in readings.values() for one in taken if one.by}
    return {
        user: name
        for user, name in Worker.objects.filter(user__in=users).values_list("user_id", "name")
        if user is not None
    }


def own(episodes: Sequence[Episode]) -> dict[int | None, list[str]]:
    """The papers that the offices above each community wrote themselves and that stand."""
    communities = {one.community_id for one in episodes if one.community_id}
    above = dict(Place.objects.filter(id__in=communities).values_list("id", "ancestors"))
    rows = Wording.objects.standing().filter(
        paper__startswith=f"{papers.OWN}:", place__in={p for chain in above.values() for p in chain}
    )
    latest: dict[tuple[str, int | None], bool] = {}
    for paper, place, content in rows.order_by("from_at", "id").values_list(
        "paper", "place_id", "content"
    ):
        latest[paper, place] = bool(content.get("additions"))
    return {
        community: sorted(
            {paper for (paper, place), kept in latest.items() if kept and place in chain}
        )
        for community, chain in above.items()
    }
