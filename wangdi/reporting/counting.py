"""Counting: figures about the same records in one query, for all units and grids at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import Count, F, IntegerField, Q, Sum, Value
from django.db.models.functions import Cast, Coalesce, Floor

from wangdi.lib import bulk
from wangdi.lib.figures import Cut, Figure, all_figures
from wangdi.reporting.models import DailyReport, ReportLine
from wangdi.reporting.packing import digest, packing, unpacked
from wangdi.reporting.rules import days
from wangdi.reporting.tops import top
from wangdi.territory.models import Grid, Place

OUTSIDE = 0
"""Stands for the grid of what is outside any grid."""


@dataclass(slots=True)
class Counted:
    """One figure in one unit: how many in each grid, and their ids where they were asked for."""

    grids: dict[int, int] = field(default_factory=dict)
    packed: dict[int, bytes] = field(default_factory=dict)

    @property
    def value(self) -> int:
        return sum(self.grids.values())


Tally = dict[tuple[str, int], Counted]
COLUMNS = {
    "report_id": "uuid",
    "figure": "text",
    "community_id": "int4",
    "value": "int4",
    "digest": "bytea",
    "rows": "uuid[]",
    "grids": "int4[]",
    "counts": "int4[]",
}


def communities() -> list[int]:
    """Every community that owes a report, in the order of their codes."""
    return list(Place.objects.communities().values_list("id", flat=True))


def tally(cut: Cut, *, ids: bool) -> Tally:
    """Every figure by unit and grid; with `ids`, the records counted too.

    What stands in no community and at no place is the office's own, so that no row is left out.
    """
    found: Tally = {}
    office = top()
    for family in _families(all_figures()):
        for unit, grid, numbers in _counted(family, cut, ids=ids):
            for figure, (count, packed) in zip(family, numbers, strict=True):
                where = office if unit is None else unit
                if count and where is not None:
                    counted = found.setdefault((figure.name, where), Counted())
                    counted.grids[grid] = counted.grids.get(grid, 0) + count
                    counted.packed[grid] = counted.packed.get(grid, b"") + bytes(packed or b"")
    return found


def _families(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """Figures that ask the same records in the same way, in the order of their first."""
    families: dict[tuple[Any, ...], list[Figure]] = {}
    for one in figures:
        asked = (_named(one.rows), one.key, one.community, one.grid, one.place)
        families.setdefault(asked, []).append(one)
    return families.values()


def _named(rows: Callable[..., Any]) -> Any:
    return (rows.func, rows.args) if isinstance(rows, partial) else rows


def _counted(
    family: list[Figure], cut: Cut, *, ids: bool
) -> Iterator[tuple[int | None, int, list[tuple[int, bytes | None]]]]:
    first = family[0]
    number = IntegerField()
    unit: Any = F(first.community)
    if first.place:
        unit = Coalesce(first.community, first.place, output_field=number)
    grid: Any = Value(OUTSIDE, number)
    if first.grid:
        grid = Coalesce(first.grid, Value(OUTSIDE), output_field=number)
    grouped = first.rows(cut).order_by().values(at_unit=unit, at_grid=grid)
    wanted: dict[str, Any] = {}
    for n, one in enumerate(family):
        only = one.where(cut) if one.where else None
        wanted[f"n{n}"] = _number(one, only)
        if ids:
            wanted[f"p{n}"] = packing(one, grouped.model)(one.key, filter=only)
    for row in grouped.annotate(**wanted):
        numbers = [(row[f"n{n}"], row.get(f"p{n}")) for n in range(len(family))]
        yield row["at_unit"], row["at_grid"], numbers


def _number(one: Figure, only: Q | None) -> Any:
    """How many rows, or the whole sum of the column that the figure names."""
    if not one.amount:
        return Count(one.key, filter=only)
    return Cast(Coalesce(Floor(Sum(one.amount, filter=only)), Value(0)), IntegerField())


def count(report: DailyReport) -> None:
    """Count every figure up to the report's cut-off and store it, one line per unit.

    Zero is a line like any other. Counting again replaces the lines, in the caller's transaction.
    """
    until = min(report.cut_off, report.counted_at)
    counted = tally(days.cut(report.day, until), ids=report.is_frozen())
    ReportLine.objects.filter(report=report).delete()
    bulk.insert("reporting_reportline", COLUMNS, lines(report, counted))


def lines(report: DailyReport, counted: Tally) -> Iterator[tuple[Any, ...]]:
    """A line for every figure in every community, and for what stands in none."""
    grids = _grids_drawn()
    owing = communities()
    others = sorted({unit for _figure, unit in counted} - set(owing))
    for one in all_figures():
        for unit in owing:
            yield _line(report, one, unit, counted.get((one.name, unit)), grids.get(unit, []))
        for unit in others:
            if (one.name, unit) in counted:
                yield _line(report, one, unit, counted[one.name, unit], [])


def _grids_drawn() -> dict[int, list[int]]:
    drawn: dict[int, list[int]] = {}
    rows = Grid.objects.filter(valid_to=None).exclude(community=None).order_by("code")
    for grid, community in rows.values_list("id", "community_id"):
        drawn.setdefault(community, []).append(grid)
    return drawn


def _line(
    report: DailyReport, figure: Figure, unit: int, counted: Counted | None, drawn: list[int]
) -> tuple[Any, ...]:
    """In the order of `COLUMNS`; arrays as PostgreSQL writes them."""
    had = counted or Counted()
    order = [*drawn, *sorted(had.grids.keys() - set(drawn))]
    packed = b"".join(had.packed.get(grid, b"") for grid in order)
    frozen = report.is_frozen()
    return (
        report.id,
        figure.name,
        unit,
        had.value,
        digest(packed) if frozen else b"",
        _array(unpacked(packed)) if frozen and figure.keeps_rows else None,
        _array(order),
        _array(had.grids.get(grid, 0) for grid in order),
    )


def _array(values: Iterable[object]) -> str:
    return f"{{{','.join(map(str, values))}}}"
