"""Who has not: unsettled duties by unit, worst first. Every number opens to its rows."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from wangdi.access.scoping import Scope
from wangdi.duties import expressions, rules
from wangdi.duties.models import Duty, DutyQuerySet
from wangdi.territory.models import Grid, Place

STATES = (rules.MISSED, rules.LATE, rules.OPEN)


@dataclass(frozen=True, slots=True)
class Unit:
    """A community or a grid, and how many of its duties nobody has done.

    `since` is the earliest time that passed; `level` is how high the highest of them has climbed.
    """

    field: str
    id: int | None
    name: str
    missed: int
    late: int
    open: int
    since: datetime | None
    level: int


def unsettled(scope: Scope, at: datetime, kind: str | None = None) -> DutyQuerySet:
    """What is open, late or was missed within the last week, in the scope, unsettled."""
    duties = Duty.objects.visible_to(scope).unsettled().recent(at).filter(opens_at__lte=at)
    return duties.filter(kind=kind) if kind else duties


def who_has_not(
    scope: Scope, at: datetime, kind: str | None = None, community: int | None = None
) -> list[Unit]:
    """By community, or by grid where there is one community only; worst first; two queries."""
    by_grid = community is not None or len(scope.communities) <= 1
    field = "grid" if by_grid else "community"
    duties = unsettled(scope, at, kind)
    if community is not None:
        duties = duties.filter(community_id=community)
    counts = {state: Count("id", filter=expressions.in_state(state, at)) for state in STATES}
    rows = list(
        duties.order_by()
        .values(f"{field}_id")
        .annotate(**counts, since=Min("due_at", filter=Q(due_at__lt=at)), top=Max("level"))
        .values_list(f"{field}_id", *STATES, "since", "top")
    )
    names = _names(field, [row[0] for row in rows if row[0] is not None])
    units = [Unit(field, row[0], names.get(row[0], ""), *row[1:]) for row in rows]
    return sorted(units, key=lambda unit: (-unit.missed, -unit.late, -unit.open, unit.name))


def by_kind(scope: Scope, at: datetime) -> dict[str, int]:
    """How many are unsettled of each kind, for the choice of one."""
    rows = unsettled(scope, at).order_by().values_list("kind").annotate(n=Count("id"))
    return dict(sorted(rows))


def _names(field: str, ids: list[int]) -> dict[int | None, str]:
    if field == "grid":
        return dict(Grid.objects.filter(id__in=ids).values_list("id", "name"))
    return dict(Place.objects.filter(id__in=ids).values_list("id", "name"))
