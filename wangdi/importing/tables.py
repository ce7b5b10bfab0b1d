"""What a file was read to, kept sealed beside it: an answer does not read the workbook again."""

import json
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from wangdi.lib.sheets import Cell, Grid, Merged

_QUICKLY = 1
_MARK = "\x01"
_TAGS = {datetime: "m", date: "d", time: "t"}


def packed(grids: Sequence[Grid]) -> bytes:
    """Sheets as compressed JSON; days and times are marked texts."""
    content = [
        {
            "name": grid.name,
            "date1904": grid.date1904,
            "merged": [[one.top, one.left, one.bottom, one.right] for one in grid.merged],
            "rows": grid.rows,
        }
        for grid in grids
    ]
    text = json.dumps(content, default=_tagged, ensure_ascii=False)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _QUICKLY)


def unpacked(content: bytes) -> list[Grid]:
    found = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    return [
        Grid(
            one["name"],
            [_row(row) for row in one["rows"]],
            [Merged(*ends) for ends in one["merged"]],
            one["date1904"],
        )
        for one in found
    ]


def _tagged(value: Any) -> str:
    tag = _TAGS.get(type(value))
    return f"{_MARK}{tag}{value.isoformat()}" if tag else str(value)


def _row(row: list[Any]) -> list[Cell]:
    if not any(type(cell) is str and cell.startswith(_MARK) for cell in row):
        return row
    return [_cell(cell) for cell in row]


def _cell(cell: Any) -> Cell:
    if type(cell) is not str or not cell.startswith(_MARK):
        found: Cell = cell
        return found
    tag, text = cell[1:2], cell[2:]
    try:
        if tag == "m":
            return datetime.fromisoformat(text)
        if tag == "d":
            return date.fromisoformat(text)
        if tag == "t":
            return time.fromisoformat(text)
    except ValueError:
        pass
    return cell
