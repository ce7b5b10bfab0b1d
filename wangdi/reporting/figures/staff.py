"""Who does the work: workers by kind, and grids that have nobody."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.people.models import Level, Responsibility
from wangdi.staff.models import Worker, WorkerKind
from wangdi.territory.models import Grid, Place, PlaceKind

GROUP = _("People at work")


def workers(cut: Cut) -> QuerySet[Worker]:
    there = Q(joined_on__lte=cut.day) & (Q(left_on=None) | Q(left_on__gt=cut.day))
    return Worker.objects.filter(there)


def manned(cut: Cut, at: str) -> QuerySet[Responsibility]:
    """Who looks after a grid or building on the day."""
    there = Q(since__lte=cut.day) & (Q(until=None) | Q(until__gt=cut.day))
    return Responsibility.objects.filter(there, worker__left_on=None, level=at)


def grids_without(cut: Cut) -> QuerySet[Grid]:
    """The lowest grids drawn on the day that no worker looks after."""
    drawn = Q(valid_from__lte=cut.day) & (Q(valid_to=None) | Q(valid_to__gt=cut.day))
    inner = Grid.objects.filter(drawn, parent=OuterRef("id"))
    given = manned(cut, Level.GRID).filter(grid_id=OuterRef("id"))
    lowest = Grid.objects.filter(drawn, ~Exists(inner)).exclude(community=None)
    return lowest.filter(~Exists(given))


def buildings_without(cut: Cut) -> QuerySet[Place]:
    """Buildings that stand on the day without a captain or worker, their grid's included."""
    there = Q(valid_from__lte=cut.day) & (Q(valid_to=None) | Q(valid_to__gt=cut.day))
    own = manned(cut, Level.BUILDING).filter(building_id=OuterRef("id"))
    of_grid = manned(cut, Level.GRID).filter(grid_id=OuterRef("grid_id"))
    buildings = Place.objects.filter(there, kind=PlaceKind.BUILDING)
    return buildings.filter(~Exists(own), ~Exists(of_grid))


def _workers(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"staff.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=workers,
        describe=lambda worker: f"{worker.get_kind_display()} · {worker.unit or worker.post}",
        url=lambda worker: reverse("staff:workers"),
        permission="staff.view_workers",
        place="place_id",
        keeps_rows=False,
        jump=20,
        **more,  # type: ignore[arg-type]
    )


def _kind(kind: WorkerKind, order: int) -> Figure:
    return _workers(
        kind.value,
        order,
        kind.label,
        _("Workers of this kind who serve on the day."),
        where=lambda cut: Q(kind=kind.value),
        within="staff.workers",
    )


def _gap(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"staff.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        describe=lambda place: place.name,
        url=lambda place: reverse("atlas:places"),
        permission="territory.view_places",
        alarm=True,
        **more,  # type: ignore[arg-type]
    )


register(
    _workers("workers", 180, _("Workers"), _("Everybody in the ledger of staff on the day.")),
    *(_kind(kind, order) for order, kind in enumerate(WorkerKind, start=181)),
    _gap(
        "grids_without",
        198,
        _("Grids without a worker"),
        _("The lowest grids that nobody is named to look after."),
        rows=grids_without,
        grid="id",
    ),
    _gap(
        "buildings_without",
        199,
        _("Buildings without anybody"),
        _("Buildings with no captain, and in no grid that a worker looks after."),
        rows=buildings_without,
    ),
)
