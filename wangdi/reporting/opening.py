"""A number opens to its rows: those that were counted, as far as one may see them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from wangdi.lib.figures import Figure
from wangdi.reporting.counting import OUTSIDE, is_uuid
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.reporting.queries import values
from wangdi.reporting.queries.columns import GRID, Extent
from wangdi.reporting.rules import days


def rows(
    figure: Figure, report: DailyReport, extent: Extent, column: int | None = None
) -> QuerySet[Any]:
    """The records behind `figure` in `report`: by the ids frozen with it, or counted anew.

    An extent is made of what may be seen; a column that it does not have has no rows.
    """
    grid = column if extent.by == GRID else None
    units = list(extent.units)
    if column is not None and extent.by == GRID:
        units = [one.id for one in extent.communities]
        if column not in {one.id for one in extent.columns}:
            units = []
    elif column is not None:
        units = [unit for unit, one in extent.column_of.items() if one == column]
    found = figure.found(days.cut(report.day, min(report.cut_off, report.counted_at)))
    if figure.keeps_rows and report.is_frozen():
        kept = _kept(figure, report, units, grid)
        numbers: Collection[Any] = kept if is_uuid(figure, found.model) else [k.int for k in kept]
        everything: QuerySet[Any] = found.model._default_manager.all()
        return everything.filter(**{f"{figure.key}__in": numbers}).order_by("pk")
    return found.filter(_within(figure, units, grid)).order_by("pk")


def number(figure: Figure, report: DailyReport, extent: Extent, column: int | None = None) -> int:
    """The number that is opened, as the report has it."""
    if extent.by == GRID:
        communities = [one.id for one in extent.communities]
        grids = values.by_grid(report.id, communities).get(figure.name, {})
        return sum(grids.values()) if column is None else grids.get(column, 0)
    columns = values.by_column(report.id, extent.column_of).get(figure.name, {})
    return sum(columns.values()) if column is None else columns.get(column, 0)


def _within(figure: Figure, units: list[int], grid: int | None) -> Q:
    within = Q(**{f"{figure.community}__in": units})
    if figure.place:
        within |= Q(**{f"{figure.community}": None, f"{figure.place}__in": units})
    if grid is not None and figure.grid:
        within &= Q(**{figure.grid: None}) if grid == OUTSIDE else Q(**{figure.grid: grid})
    elif grid not in (None, OUTSIDE):
        return Q(pk__in=())
    return within


def _kept(
    figure: Figure, report: DailyReport, units: Collection[int], grid: int | None
) -> list[UUID]:
    lines = ReportLine.objects.filter(
        report=report, figure=figure.name, community_id__in=units, value__gt=0
    )
    kept: list[UUID] = []
    for rows, grids, counts in lines.values_list("rows", "grids", "counts"):
        start = 0
        for one, count in zip(grids, counts, strict=True):
            if grid is None or one == grid:
                kept += (rows or [])[start : start + count]
            start += count
    return kept
