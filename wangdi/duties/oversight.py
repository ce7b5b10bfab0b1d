"""Who has not: unsettled duties by unit, worst first. Every number opens to its rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q

from wangdi.access.scoping import Scope
from wangdi.duties.models import Duty, DutyQuerySet
from wangdi.territory.models import Grid, Place


@dataclass(slots=True)
class Unit:
    """A community or a grid, and how many of its duties nobody has done.

    `since` is the earliest time that passed; `level` is how high the highest of them has climbed.
    """

    field: str
    id: int | None
    name: str = ""
    missed: int = 0
    late: int = 0
    open: int = 0
    since: datetime | None = None
    level: int = 0

    def add(self, missed: int, late: int, opened: int, since: datetime | None, level: int) -> None:
        self.missed += missed
        self.late += late
        self.open += opened
        self.since = min(filter(None, (self.since, since)), default=None)
        self.level = max(self.level, level)


def unsettled(scope: Scope, at: datetime, kind: str | None = None) -> DutyQuerySet:
    """What is open, late or was missed within the last week, in the scope, unsettled."""
    duties = Duty.objects.visible_to(scope).unsettled().recent(at).filter(opens_at__lte=at)
    return duties.filter(kind=kind) if kind else duties


def who_has_not(
    scope: Scope, at: datetime, kind: str | None = None, community: int | None = None
) -> list[Unit]:
    """By community, or by grid where there is one community only; worst first; two queries."""
    return overview(scope, at, kind, community).units


@dataclass(frozen=True, slots=True)
class Overview:
    """Units worst first, and how many are unsettled of each kind, whichever kind was asked for."""

    units: list[Unit]
    kinds: dict[str, int]


def overview(
    scope: Scope, at: datetime, kind: str | None = None, community: int | None = None
) -> Overview:
    """Units and kinds from one pass over what is unsettled, and one query for the names."""
    by_grid = community is not None or len(scope.communities) <= 1
    field = "grid" if by_grid else "community"
    duties = unsettled(scope, at)
    if community is not None:
        duties = duties.filter(community_id=community)
    units: dict[int | None, Unit] = {}
    kinds: dict[str, int] = {}
    for unit_id, one_kind, *found in _counted(duties, f"{field}_id", at):
        kinds[one_kind] = kinds.get(one_kind, 0) + sum(found[:3])
        if kind in (None, one_kind):
            unit = units.setdefault(unit_id, Unit(field, unit_id))
            unit.add(*found)
    for unit_id, name in _names(field, [one for one in units if one is not None]):
        units[unit_id].name = name
    worst = sorted(units.values(), key=lambda one: (-one.missed, -one.late, -one.open, one.name))
    return Overview(worst, kinds)


def _counted(duties: DutyQuerySet, column: str, at: datetime) -> list[tuple[Any, ...]]:
    """Unit, kind, missed, late, open, earliest time passed, highest level; all are unsettled."""
    missed, late = Q(missed_at__lt=at), Q(due_at__lt=at)
    return list(
        duties.order_by()
        .values(column, "kind")
        .annotate(
            missed=Count("due_at", filter=missed),
            late=Count("due_at", filter=late & ~missed),
            open=Count("due_at", filter=~late),
            since=Min("due_at", filter=late),
            top=Max("level"),
        )
        .values_list(column, "kind", "missed", "late", "open", "since", "top")
    )


def _names(field: str, ids: list[int]) -> list[tuple[int, str]]:
    if field == "grid":
        return list(Grid.objects.filter(id__in=ids).values_list("id", "name"))
    return list(Place.objects.filter(id__in=ids).values_list("id", "name"))
