"""Three task forces, three queues: what is open of all rooms, by team, the oldest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from wangdi.access.scoping import Scope
from wangdi.care import catalogue
from wangdi.care.rules import teams as rules
from wangdi.duties import kinds, oversight
from wangdi.duties.models import Duty, DutyQuerySet

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Queue:
    """A team with what stands in its queue; `rows` are the oldest of `count`."""

    team: str
    count: int
    late: int
    rows: list[Duty]


def kinds_of_teams(at: datetime) -> dict[str, list[str]]:
    """Names of kinds of duties by team, as the profile in force has it."""
    return rules.by_team((one.name for one in kinds.all_kinds()), catalogue.at(at).teams)


def waiting(scope: Scope, at: datetime, names: Sequence[str]) -> DutyQuerySet:
    """What one team still has to do, the oldest promise first."""
    rows = oversight.unsettled(scope, at).filter(kind__in=names)
    return rows.select_related("holder").order_by("due_at", "id")


def queues(scope: Scope, at: datetime) -> list[Queue]:
    """The three queues: one query for the numbers, one for each team's oldest."""
    by_team = kinds_of_teams(at)
    counted = _counts(scope, at, by_team)
    return [
        Queue(team, *counted[team], list(waiting(scope, at, names)[:SHOWN]))
        for team, names in by_team.items()
    ]


def _counts(
    scope: Scope, at: datetime, by_team: Mapping[str, Sequence[str]]
) -> dict[str, tuple[int, int]]:
    rows = oversight.unsettled(scope, at).order_by()
    asked = {}
    for team, names in by_team.items():
        asked[f"{team}_all"] = Count("id", filter=Q(kind__in=names))
        asked[f"{team}_late"] = Count("id", filter=Q(kind__in=names, due_at__lt=at))
    found = rows.aggregate(**asked)
    return {team: (found[f"{team}_all"], found[f"{team}_late"]) for team in by_team}
