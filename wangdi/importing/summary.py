"""What is kept of an examination for the page: causes with counts, lines and some masked rows."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from wangdi.importing import rules
from wangdi.importing.examining import Examined
from wangdi.importing.kinds import Column, Finding, Table, Verdict
from wangdi.lib.sheets import cell_text

SAMPLES = 100
MOST_RANGES = 400


def summary(seen: Examined) -> dict[str, Any]:
    """JSON of an examination: `columns`, `examples`, `missing`, `census` of the coded columns,

    and `findings`: what was set aside, then the others, the gravest first.
    """
    columns = [column for column in seen.kind.columns if column.name in seen.mapping]
    clean = _clean(seen)
    ordered = sorted(seen.findings, key=lambda one: (-one.verdict, -len(one.rows)))
    return {
        "columns": [column.name for column in columns],
        "examples": seen.examples,
        "missing": [column.name for column in seen.missing],
        "census": seen.census,
        "origin": seen.known.origin,
        "date1904": seen.table.date1904,
        "findings": [
            *(_finding(finding, seen, columns) for finding in ordered),
            *(_aside(why, seen, columns) for why in seen.aside),
        ],
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
        "at": [lines[row] for row in shown],
        "rows": rows(seen.table, columns, shown),
        "others": [_other(finding.others.get(row), lines) for row in shown],
        "differs": [list(finding.differs.get(row, ())) for row in shown],
    }


def _aside(why: str, seen: Examined, columns: Sequence[Column]) -> dict[str, Any]:
    """Lines that were taken for no rows: a total, a note. Somebody may say that they are rows."""
    taken = seen.aside[why]
    shown = taken[:SAMPLES]
    places = [(column, seen.mapping[column.name]) for column in columns]
    return {
        "key": why,
        "cause": why,
        "column": "",
        "value": "",
        "verdict": int(Verdict.LEFT_OUT),
        "choices": [rules.LEAVE_OUT, rules.APPLY],
        "names": {},
        "count": len(taken),
        "lines": ranges(line for line, _row in taken),
        "at": [],
        "rows": [
            [
                str(line),
                *(_shown(column, row[at] if at < len(row) else None) for column, at in places),
            ]
            for line, row in shown
        ],
        "others": ["" for _one in shown],
        "text": [" ".join(filter(None, map(cell_text, row)))[:120] for _line, row in shown],
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
