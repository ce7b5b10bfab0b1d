"""A number opens to its rows: those that were counted, as far as one may see them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from wangdi.lib.figures import Figure
from wangdi.reporting.counting import OUTSIDE
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.reporting.packing import is_uuid
from wangdi.reporting.queries import values
from wangdi.reporting.queries.columns import BY_GRID, Extent
from wangdi.reporting.queries.sheets import by_grid
from wangdi.reporting.rules import days
from wangdi.reporting.tops import top


def rows(
    figure: Figure, report: DailyReport, extent: Extent, column: int | None = None
) -> QuerySet[Any]:
    """The records behind `figure` in `report`: by the ids frozen with it, or counted anew.

    An extent is made of what may be seen; a column that it does not have has no rows.
    """
    found = figure.found(days.cut(report.day, min(report.cut_off, report.counted_at)))
    if column is not None and column not in {one.id for one in extent.columns}:
        return found.none()
    if figure.keeps_rows and report.is_frozen():
        kept = _kept(figure, report, extent, column)
        numbers: Collection[Any] = kept if is_uuid(figure, found.model) else [k.int for k in kept]
        everything: QuerySet[Any] = found.model._default_manager.all()
        return everything.filter(**{f"{figure.key}__in": numbers}).order_by("pk")
    return found.filter(_within(figure, extent, column)).order_by("pk")


def number(figure: Figure, report: DailyReport, extent: Extent, column: int | None = None) -> int:
    """The number that is opened, as the report has it."""
    if extent.by in BY_GRID:
        columns = by_grid(report, extent).get(figure.name, {})
    else:
        columns = values.by_column(report.id, extent.column_of).get(figure.name, {})
    return sum(columns.values()) if column is None else columns.get(column, 0)


def _units(extent: Extent, column: int | None) -> list[int]:
    if column is None or extent.by in BY_GRID:
        return extent.units
    return [unit for unit, one in extent.column_of.items() if one == column]


def _within(figure: Figure, extent: Extent, column: int | None) -> Q:
    units = _units(extent, column)
    within = Q(**{f"{figure.community}__in": units})
    if figure.place:
        within |= Q(**{figure.community: None, f"{figure.place}__in": units})
    if top() in units:
        nowhere = {figure.community: None, **({figure.place: None} if figure.place else {})}
        within |= Q(**nowhere)
    if column is None or extent.by not in BY_GRID:
        return within
    if not figure.grid:
        return within if column == OUTSIDE else Q(pk__in=())
    known = [grid for grid, one in extent.grid_of.items() if column in (one, OUTSIDE)]
    inside = Q(**{f"{figure.grid}__in": known})
    return within & (~inside | Q(**{figure.grid: None}) if column == OUTSIDE else inside)


def _kept(figure: Figure, report: DailyReport, extent: Extent, column: int | None) -> list[UUID]:
    lines = ReportLine.objects.filter(
        report=report,
        figure=figure.name,
        community_id__in=_units(extent, column),
        value__gt=0,
    )
    by_grids = column is not None and extent.by in BY_GRID
    kept: list[UUID] = []
    for rows, grids, counts in lines.values_list("rows", "grids", "counts"):
        start = 0
        for one, count in zip(grids, counts, strict=True):
            if not by_grids or extent.of_grid(one) == column:
                kept += (rows or [])[start : start + count]
            start += count
    return kept
