"""A late duty climbs to the next level by rule: nobody has to notice it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import Q

from wangdi.duties import expressions, kinds, rules
from wangdi.duties.models import Duty
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk

HORIZON = rules.RECENT + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Climbed:
    """A duty that went up, and the role it has reached."""

    duty: UUID
    kind: str
    level: int
    role: str
    stamp: Stamp


def waiting(at: datetime) -> models.QuerySet[Duty]:
    """Unsettled duties whose level is below the one they have reached at `at`.

    Only what fell due in the last days is asked for, so that the cost does not grow with history.
    """
    behind = Q(pk__in=())
    for kind in kinds.all_kinds():
        reached = expressions.level_at(at, len(kind.climbs))
        behind |= Q(kind=kind.name) & Q(level__lt=reached)
    return Duty.objects.unsettled().filter(behind, due_at__gt=at - HORIZON, due_at__lt=at)


def climb(at: datetime) -> list[Climbed]:
    """Let every late duty climb as far as the rules say; doing it again changes nothing."""
    found = waiting(at).annotate(reached=expressions.level_at(at)).select_for_update()
    columns = ("id", "kind", "reached", "community_id", "grid_id", "building_id")
    climbed = [_climbed(*row) for row in found.values_list(*columns)]
    bulk.execute(
        "UPDATE duties_duty d SET level = c.level"
        " FROM unnest(%s::uuid[], %s::int2[]) AS c(id, level) WHERE d.id = c.id",
        [[one.duty for one in climbed], [one.level for one in climbed]],
    )
    return climbed


def _climbed(duty: UUID, kind: str, reached: int, *stamp: int | None) -> Climbed:
    climbs = kinds.kind(kind).climbs
    level = min(reached, len(climbs))
    return Climbed(duty, kind, level, climbs[level - 1], Stamp(*stamp))
