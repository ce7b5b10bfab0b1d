"""A report as it is read: its sheet of figures under the heads of an outline, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from wangdi.lib.figures import Figure, Share, all_figures, all_shares
from wangdi.reporting.models import DailyReport
from wangdi.reporting.outlines import Outline
from wangdi.reporting.queries import values
from wangdi.reporting.queries.columns import BY_GRID, OWN, Extent
from wangdi.reporting.queries.values import Numbers
from wangdi.reporting.rules.questions import percent


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the sum of what is in sight, yesterday's, and each column's own."""

    figure: Figure | Share
    total: int | None
    before: int | None
    cells: list[int | None]

    @property
    def change(self) -> int | None:
        if self.total is None or self.before is None:
            return None
        return self.total - self.before

    @property
    def is_share(self) -> bool:
        return isinstance(self.figure, Share)

    @property
    def is_nil(self) -> bool:
        """Nothing today and nothing yesterday: counted, and to be said in a word."""
        nothing = (0, None) if self.is_share else (0,)
        return self.total in nothing and self.before in (0, None)

    @property
    def needs_a_look(self) -> bool:
        return isinstance(self.figure, Figure) and self.figure.alarm and bool(self.total)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day's report of an extent; `groups` are heads of the outline with their rows."""

    report: DailyReport
    extent: Extent
    groups: list[tuple[str, list[Row]]]
    versions: list[DailyReport] = field(default_factory=list)


def report_of(day: date, version: int | None = None) -> DailyReport | None:
    found = DailyReport.objects.filter(day=day)
    if version is not None:
        found = found.filter(version=version)
    return found.order_by("-version").first()


def versions_of(day: date) -> list[DailyReport]:
    return list(DailyReport.objects.filter(day=day).order_by("version"))


def sheet(report: DailyReport, extent: Extent, outline: Outline) -> Sheet:
    """Everything on the page of a report, in a constant number of queries."""
    yesterday = report_of(report.day - timedelta(days=1))
    totals, cells = _read(report, extent)
    extent = _without_idle(extent, cells)
    before = _totals(yesterday, extent) if yesterday else {}
    return Sheet(
        report,
        extent,
        grouped(outline, {row.figure.name: row for row in _rows(extent, totals, before, cells)}),
        versions_of(report.day),
    )


def totals(report: DailyReport, units: Sequence[int]) -> dict[str, int]:
    """Each figure added up over units."""
    summed = values.by_column(report.id, dict.fromkeys(units, 0))
    return {figure: columns[0] for figure, columns in summed.items()}


def _totals(report: DailyReport, extent: Extent) -> dict[str, int]:
    return totals(report, extent.units)


def _read(report: DailyReport, extent: Extent) -> tuple[dict[str, int], Numbers]:
    """The sums and the cells; for grids the two are asked for each on its own."""
    if extent.by in BY_GRID:
        return _totals(report, extent), by_grid(report, extent)
    cells = values.by_column(report.id, extent.column_of)
    return {figure: sum(columns.values()) for figure, columns in cells.items()}, cells


def by_grid(report: DailyReport, extent: Extent) -> Numbers:
    """Each figure in every column of grids."""
    found: Numbers = {}
    grids = values.by_grid(report.id, [one.id for one in extent.communities])
    for figure, numbers in grids.items():
        columns = found.setdefault(figure, {})
        for grid, number in numbers.items():
            column = extent.of_grid(grid)
            columns[column] = columns.get(column, 0) + number
    return found


def _without_idle(extent: Extent, cells: Numbers) -> Extent:
    """The column of the office itself stands only where something stands in it."""
    if extent.by in BY_GRID or any(columns.get(OWN) for columns in cells.values()):
        return extent
    return replace(extent, columns=[one for one in extent.columns if one.id != OWN])


def _rows(
    extent: Extent, totals: dict[str, int], before: dict[str, int], cells: Numbers
) -> list[Row]:
    """A figure that was counted has a number in every column, zero included."""
    ids = [column.id for column in extent.columns]
    rows = [
        Row(
            one,
            totals.get(one.name),
            before.get(one.name),
            [
                cells.get(one.name, {}).get(column, 0) if one.name in totals else None
                for column in ids
            ],
        )
        for one in all_figures()
    ]
    known = {row.figure.name: row for row in rows}
    return [*rows, *(share_row(one, known[one.part], known[one.whole]) for one in all_shares())]


def share_row(share: Share, part: Row, whole: Row) -> Row:
    return Row(
        share,
        percent(part.total, whole.total),
        percent(part.before, whole.before),
        [percent(*pair) for pair in zip(part.cells, whole.cells, strict=True)],
    )


def grouped(outline: Outline, rows: dict[str, Row]) -> list[tuple[str, list[Row]]]:
    """Rows under the heads of the outline; a head whose figures nobody counts yet stays, empty."""
    return [(head.label, [rows[name] for name in head.figures]) for head in outline.heads()]
