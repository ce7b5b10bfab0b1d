"""Named questions about units: who is in one, what it is made of, what it lacks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.staff.models import (
    Membership,
    Readiness,
    Secondment,
    Unit,
    UnitKind,
    Worker,
    WorkerKind,
)
from wangdi.staff.models.units import UnitQuerySet
from wangdi.territory.models import Grid

MIXTURE = {
    WorkerKind.OFFICE: (WorkerKind.LEADER, WorkerKind.OFFICE),
    WorkerKind.COMMUNITY: (WorkerKind.COMMUNITY,),
    WorkerKind.GRID: (WorkerKind.GRID,),
}
"""Of whom a mixed team is made: cadres of the office, of a community, and grid workers."""


class Part(NamedTuple):
    label: str
    number: int


def near(scope: Scope) -> Q:
    """Units of one's places, of the communities of one's grids, and of the whole office."""
    communities = Grid.objects.filter(id__in=scope.grids).values("community_id")
    return scope.query() | Q(community_id__in=communities) | Q(community_id=None)


def units(scope: Scope) -> UnitQuerySet:
    """Standing units with `size`, by kind and name."""
    found = Unit.objects.standing().filter(near(scope)).select_related("leader", "place")
    size = Count("memberships", filter=Q(memberships__until=None))
    return found.annotate(size=size).order_by("kind", "place__sort_key", "name", "id")


def standing(scope: Scope, kinds: Iterable[str] = ()) -> UnitQuerySet:
    """Standing units near one's places, of all kinds or of these."""
    found = Unit.objects.standing().filter(near(scope))
    return found.filter(kind__in=list(kinds)) if kinds else found


def members(unit: Unit) -> list[Membership]:
    rows = Membership.objects.filter(unit=unit, until=None)
    told = rows.select_related("worker__home")
    return list(told.order_by("worker__kind", "worker__initials", "id"))


def composition(rows: Sequence[Membership]) -> list[Part]:
    """How many of each kind of worker, the most first."""
    counted = Counter(row.worker.kind for row in rows)
    return [Part(str(WorkerKind(kind).label), n) for kind, n in counted.most_common()]


def lacking(unit: Unit, rows: Sequence[Membership]) -> list[str]:
    """What a mixed team still lacks; nothing for other units."""
    if unit.kind != UnitKind.MIXED:
        return []
    there = {row.worker.kind for row in rows}
    return [str(kind.label) for kind, those in MIXTURE.items() if not there & set(those)]


def lent(scope: Scope, on: date) -> list[Secondment]:
    """Who is lent to one's communities now; who has not reported comes first."""
    rows = Secondment.objects.visible_to(scope).filter(ended_on=None)
    told = rows.select_related("worker", "home", "host", "branch")
    found = list(told.order_by("host__sort_key", "since", "id"))
    return sorted(found, key=lambda one: (one.checked_in_on is not None, not late(one, on)))


def lent_workers() -> QuerySet[Any]:
    """The ids of everybody who is lent to a community now."""
    return Secondment.objects.filter(ended_on=None).values("worker")


def told(worker: Worker) -> Readiness | None:
    """What somebody said he can do, the latest that stands."""
    rows = Readiness.objects.filter(worker=worker, annulled_at=None)
    return rows.order_by("-told_at").first()


def late(one: Secondment, on: date) -> str:
    """`waiting` from the day after he should have reported; `over` when its time has run out."""
    if one.until and one.until < on:
        return "over"
    return "waiting" if one.checked_in_on is None and one.since < on else ""
