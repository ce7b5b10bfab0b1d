"""What is kept of an examination for the page: causes with counts, lines and some masked rows."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from wangdi.importing.examining import Examined
from wangdi.importing.kinds import Column, Finding, Table
from wangdi.lib.sheets import cell_text

SAMPLES = 100
MOST_RANGES = 400


def summary(seen: Examined) -> dict[str, Any]:
    """JSON of an examination: `columns`, `examples`, `missing`, `findings` (the gravest first)."""
    columns = [column for column in seen.kind.columns if column.name in seen.mapping]
    clean = _clean(seen)
    ordered = sorted(seen.findings, key=lambda one: (-one.verdict, -len(one.rows)))
    return {
        "columns": [column.name for column in columns],
        "examples": seen.examples,
        "missing": [column.name for column in seen.missing],
        "findings": [_finding(finding, seen, columns) for finding in ordered],
        "clean": rows(seen.table, columns, clean[:SAMPLES]),
        "clean_count": len(clean),
    }


def _finding(finding: Finding, seen: Examined, columns: Sequence[Column]) -> dict[str, Any]:
    lines = seen.table.lines
    shown = finding.rows[:SAMPLES]
    return {
        "key": finding.key,
        "cause": finding.cause,
        "column": finding.column,
        "value": finding.value,
        "verdict": int(finding.verdict),
        "choices": list(finding.choices),
        "names": finding.names,
        "count": len(finding.rows),
        "lines": ranges(lines[row] for row in finding.rows),
        "rows": rows(seen.table, columns, shown),
        "others": [_other(finding.others.get(row), lines) for row in shown],
    }


def _clean(seen: Examined) -> list[int]:
    """Rows that nothing is said about."""
    told = {row for finding in seen.findings for row in finding.rows}
    return [row for row in range(len(seen.table.lines)) if row not in told]


def rows(table: Table, columns: Sequence[Column], wanted: Iterable[int]) -> list[list[str]]:
    """Rows as texts, the line number first; personal columns masked."""
    cells = [(column, table.column(column.name)) for column in columns]
    return [
        [
            str(table.lines[row]),
            *(_shown(column, column_cells[row]) for column, column_cells in cells),
        ]
        for row in wanted
    ]


def _shown(column: Column, cell: Any) -> str:
    text = cell_text(cell)
    return column.mask(text) if column.mask else text


def _other(other: int | UUID | None, lines: Sequence[int]) -> str:
    if other is None:
        return ""
    return f"line:{lines[other]}" if isinstance(other, int) else f"record:{other}"


def ranges(lines: Iterable[int]) -> list[list[int]]:
    """Ascending line numbers as ranges `[first, last]`, the first few hundred of them."""
    found: list[list[int]] = []
    for line in lines:
        if found and line == found[-1][1] + 1:
            found[-1][1] = line
        elif len(found) == MOST_RANGES:
            break
        else:
            found.append([line, line])
    return found
