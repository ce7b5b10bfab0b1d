"""What is missing in the places of a scope: nobody stands in, no leader, no worker, no grid."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.atlas import caring, counting, seeing, workload
from wangdi.territory import rules
from wangdi.territory.models import Grid, Management, Place, PlaceKind

MOST = 50


@dataclass(frozen=True)
class Gap:
    """One kind of gap: how many, and the first of them as (text, url name, id)."""

    name: str
    label: str | Promise
    sentence: str | Promise
    count: int
    rows: Sequence[tuple[str, str, int]] = field(default_factory=list)


def gaps(scope: Scope) -> list[Gap]:
    """All kinds, also those of which there is none."""
    drawn = list(workload.drawn(scope))
    return [
        _without_stand_in(scope),
        _without_leader(scope),
        _without_worker(drawn),
        _without_grid(scope),
        _off_the_norm(drawn),
        _without_position(scope),
    ]


def unmanaged(scope: Scope) -> Any:
    """Compounds without a managing body, for which nobody named stands in."""
    rows = Place.objects.filter(
        community_id__in=scope.communities, management=Management.UNMANAGED, valid_to=None
    )
    return rows.filter(stand_in="", stand_in_user=None).order_by("community_id", "sort_key", "id")


def _without_stand_in(scope: Scope) -> Gap:
    rows = unmanaged(scope)
    return _of_places(
        "stand_in",
        (_("Compounds that nobody manages and nobody looks after"),
         _("Name somebody who stands in, with a telephone.")),
        rows,
    )  # fmt: skip


def _without_leader(scope: Scope) -> Gap:
    areas = seeing.visible(scope).filter(kind=PlaceKind.AREA, valid_to=None)
    led = caring.leaders_of(list(areas.values_list("id", flat=True)))
    return _of_places(
        "leader",
        (_("Areas without a leader"),
         _("The security administrator gives the leader's role at the area.")),
        areas.exclude(id__in=led).order_by("sort_key", "id"),
    )  # fmt: skip


def _without_worker(drawn: Sequence[Grid]) -> Gap:
    above = {grid.parent_id for grid in drawn}
    grids = [grid for grid in drawn if grid.id not in above]
    held = caring.workers_of([grid.id for grid in grids])
    free = [grid for grid in grids if grid.id not in held]
    return _of_grids(
        "worker", (_("Grids without a worker"), _("Nobody holds the role of their worker.")), free
    )


def _without_grid(scope: Scope) -> Gap:
    return _of_places(
        "grid",
        (_("Buildings in no grid"), _("Nobody's doors: draw them into a grid.")),
        workload.unassigned(scope),
    )


def _off_the_norm(drawn: Sequence[Grid]) -> Gap:
    grids = [grid for grid in drawn if grid.standing]  # type: ignore[attr-defined]
    counted = counting.count(counting.HOUSEHOLDS, "grid_id", [grid.id for grid in grids])
    off = [
        grid for grid in grids if rules.size_of_grid(counted.get(grid.id, 0)) in ("small", "large")
    ]
    return _of_grids(
        "norm", (_("Grids off the norm of 300 to 500 households"),
                 _("Too large for one worker, or too small for one of his own.")), off,
    )  # fmt: skip


def _without_position(scope: Scope) -> Gap:
    placed = Place.objects.filter(kind=PlaceKind.BUILDING, valid_to=None, lat__isnull=False)
    rows = Place.objects.communities().filter(id__in=scope.communities)
    rows = rows.exclude(id__in=placed.values("community_id").distinct())
    return _of_places(
        "position",
        (_("Communities without any position"),
         _("Bring coordinates by spreadsheet, and the map shows them.")),
        rows,
    )  # fmt: skip


def _of_places(name: str, said: tuple[Any, Any], rows: Any) -> Gap:
    first = list(rows.select_related("parent")[:MOST])
    count = len(first) if len(first) < MOST else rows.count()
    shown = [
        (f"{row.parent.name} · {row.name}" if row.parent else row.name, "atlas:place", row.id)
        for row in first
    ]
    return Gap(name, said[0], said[1], count, shown)


def _of_grids(name: str, said: tuple[Any, Any], grids: Sequence[Grid]) -> Gap:
    shown = [
        (f"{grid.community.name} · {grid.name}" if grid.community else grid.name,
         "atlas:grid", grid.id)
        for grid in grids[:MOST]
    ]  # fmt: skip
    return Gap(name, said[0], said[1], len(grids), shown)
