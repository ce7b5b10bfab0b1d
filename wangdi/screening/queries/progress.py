"""How far a campaign is, by the quarter of an hour and by unit; a door counts once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q

from wangdi.access.scoping import Scope
from wangdi.lib import bulk
from wangdi.screening import actions, outcomes
from wangdi.screening.models import Campaign, DoorAnswer
from wangdi.screening.queries.coverage import names

STEP = timedelta(minutes=15)
HOUR = timedelta(hours=1)
FIRST_DONE = """
    SELECT date_bin(%s, first, %s) AS step, count(*) FROM (
        SELECT dwelling_id, min(done_at) AS first FROM ({answers}) AS done GROUP BY dwelling_id
    ) AS doors GROUP BY step ORDER BY step
"""


@dataclass(slots=True)
class UnitProgress:
    """Doors of one unit in a campaign: done, knocked at in vain, nobody knocked yet."""

    id: int | None
    name: str = ""
    doors: int = 0
    done: int = 0
    knocked: int = 0
    last_hour: int = 0

    @property
    def silent(self) -> int:
        return self.knocked - self.done

    @property
    def untouched(self) -> int:
        return max(self.doors - self.knocked, 0)

    @property
    def left(self) -> int:
        return self.doors - self.done

    @property
    def percent(self) -> Decimal | None:
        return outcomes.coverage(self.done, self.doors)


def progress_by(
    scope: Scope, campaign: Campaign, rounds: Sequence[UUID], unit: str, now: datetime
) -> list[UnitProgress]:
    """Each unit of a campaign, the one furthest behind first. Three queries."""
    column = f"{unit}_id"
    doors = actions.doors_in(campaign.places).filter(scope.query()).order_by()
    found = {
        unit_id: UnitProgress(unit_id, doors=count)
        for unit_id, count in doors.values_list(column).annotate(n=Count("*"))
    }
    done = Q(outcome__in=outcomes.COVERED)
    answers = DoorAnswer.objects.filter(round__in=rounds).visible_to(scope).order_by()
    counted = answers.values_list(column).annotate(
        knocked=Count("dwelling", distinct=True),
        done=Count("dwelling", distinct=True, filter=done),
        hour=Count("dwelling", distinct=True, filter=done & Q(done_at__gt=now - HOUR)),
    )
    for unit_id, knocked, covered, hour in counted:
        one = found.setdefault(unit_id, UnitProgress(unit_id))
        one.knocked, one.done, one.last_hour = knocked, covered, hour
    for unit_id, name in names(unit, found):
        found[unit_id].name = name
    return sorted(found.values(), key=lambda one: (one.percent or Decimal(0), -one.left, one.name))


def whole(units: Sequence[UnitProgress]) -> UnitProgress:
    """The sum of units."""
    total = UnitProgress(None)
    for one in units:
        total.doors += one.doors
        total.done += one.done
        total.knocked += one.knocked
        total.last_hour += one.last_hour
    return total


def done_by_step(
    scope: Scope, rounds: Sequence[UUID], start: datetime
) -> list[tuple[datetime, int]]:
    """How many doors were first done within each quarter of an hour, reckoned from `start`."""
    answers = DoorAnswer.objects.filter(round__in=rounds, outcome__in=outcomes.COVERED)
    seen = answers.visible_to(scope).order_by().values("dwelling_id", "done_at")
    select, parameters = seen.query.sql_with_params()
    rows = bulk.execute(FIRST_DONE.format(answers=select), [STEP, start, *parameters])
    return [(step, count) for step, count in rows]
