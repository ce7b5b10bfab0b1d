"""The numbers of a report, added up in the database: by unit, by column of units, by grid."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from wangdi.lib import bulk

Numbers = dict[str, dict[int, int]]
"""figure → column → number"""

_BY_COLUMN = """
    SELECT l.figure, c.col, sum(l.value)::int
    FROM unnest(%s::int[], %s::int[]) AS c(unit, col)
    JOIN reporting_reportline l ON l.report_id = %s AND l.community_id = c.unit
    GROUP BY 1, 2
"""
_BY_GRID = """
    SELECT l.figure, g.grid, sum(g.n)::int
    FROM reporting_reportline l, unnest(l.grids, l.counts) AS g(grid, n)
    WHERE l.report_id = %s AND l.community_id = ANY(%s)
    GROUP BY 1, 2
"""
_OVER_DAYS = """
    SELECT l.figure, c.col, sum(l.value)::int
    FROM unnest(%s::int[], %s::int[]) AS c(unit, col)
    JOIN reporting_reportline l ON l.community_id = c.unit
    WHERE l.report_id = ANY(%s) AND l.figure = ANY(%s)
    GROUP BY 1, 2
"""


def by_column(report: UUID, columns: Mapping[int, int]) -> Numbers:
    """Each figure added up over the units of each column; `columns` is unit → column."""
    return _numbers(bulk.execute(_BY_COLUMN, [*_pairs(columns), report]))


def by_unit(report: UUID, units: Iterable[int]) -> Numbers:
    """Each figure of each unit."""
    return by_column(report, {unit: unit for unit in units})


def by_grid(report: UUID, communities: Iterable[int]) -> Numbers:
    """Each figure of each grid of the communities; 0 is what lies outside any."""
    return _numbers(bulk.execute(_BY_GRID, [report, list(communities)]))


def over(reports: Iterable[UUID], figures: Iterable[str], columns: Mapping[int, int]) -> Numbers:
    """The same figures added up over several days' reports."""
    asked = [*_pairs(columns), list(reports), list(figures)]
    return _numbers(bulk.execute(_OVER_DAYS, asked))


def turned(numbers: Numbers) -> dict[int, dict[str, int]]:
    """column → figure → number"""
    units: dict[int, dict[str, int]] = {}
    for figure, columns in numbers.items():
        for column, number in columns.items():
            units.setdefault(column, {})[figure] = number
    return units


def _pairs(columns: Mapping[int, int]) -> list[list[int]]:
    return [list(columns), list(columns.values())]


def _numbers(rows: bulk.Rows) -> Numbers:
    found: Numbers = {}
    for figure, column, number in rows:
        found.setdefault(figure, {})[column] = number
    return found
