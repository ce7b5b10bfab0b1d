"""Rows made into the columns of a kind: words exchanged, other columns kept in the note."""

from collections.abc import Sequence

from wangdi.importing.assembling import Rows
from wangdi.importing.kinds import ImportKind, Table
from wangdi.importing.remembering import Understanding
from wangdi.importing.spelling import translated
from wangdi.lib.sheets import Cell, Row, cell_text


def table_of(rows: Rows, names: Sequence[str], kind: ImportKind, known: Understanding) -> Table:
    """The columns that are known, words exchanged for codes where the office said so."""
    columns = _columns([row for _line, row in rows.rows], len(names))
    columns.append([name for name, count in rows.sheets for _row in range(count)])
    cells = {
        name: translated(kind.column(name), columns[at], known.values.get(name, {}))
        for name, at in known.mapping.items()
        if at < len(columns)
    }
    if known.kept and any(one.name == "note" for one in kind.columns):
        kept = [(names[at], columns[at]) for at in known.kept if at < len(names)]
        cells["note"] = _noted(cells.get("note"), kept, len(rows.rows))
    numbers = [line for line, _row in rows.rows]
    sent = [row for _line, row in rows.rows]
    return Table(numbers, cells, list(names), sent, rows.date1904)


def _columns(rows: Sequence[Row], width: int) -> list[Sequence[Cell]]:
    if rows and all(len(row) == len(rows[0]) for row in rows):
        columns: list[Sequence[Cell]] = list(zip(*rows, strict=True))
    else:
        columns = [[row[at] if at < len(row) else None for row in rows] for at in range(width)]
    columns += [[None] * len(rows)] * (width - len(columns))
    return columns[:width]


def _noted(
    notes: Sequence[Cell] | None, kept: Sequence[tuple[str, Sequence[Cell]]], count: int
) -> list[Cell]:
    """What other columns hold, behind the note, each under its heading."""
    texts: list[Cell] = []
    own = notes or [None] * count
    for row in range(count):
        parts = [cell_text(own[row])]
        parts += [f"{name}：{text}" for name, cells in kept if (text := cell_text(cells[row]))]
        texts.append("；".join(filter(None, parts)))
    return texts
