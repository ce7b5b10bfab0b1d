"""Which column of a file is which: by what was saved, by name, by what a name contains."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from wangdi.importing.kinds import Column, ImportKind
from wangdi.lib.sheets import Cell, Row, SheetRefused, cell_text, find_header, plain_heading

SHORTEST_PART = 2
LONGEST_EXAMPLE = 24
_LONG_NUMBER = re.compile(r"[0-9]{7,}[0-9Xx]?")


def known_names(kind: ImportKind) -> dict[str, str]:
    """Every heading the kind understands, made plain → the column's name."""
    return {
        plain_heading(written): column.name
        for column in kind.columns
        for written in (column.name, str(column.label), *column.aliases)
    }


def header_of(kind: ImportKind, rows: Sequence[Row]) -> int:
    """Index of the row with the names of the columns; SheetRefused where there is none."""
    found = find_header(rows, known_names(kind))
    if found is None:
        raise SheetRefused("no_header")
    return found


def headings(row: Row) -> list[str]:
    """The headings as they stand, without what is empty at the end."""
    texts = [cell_text(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def signature(kind: ImportKind, names: Sequence[str]) -> bytes:
    """16 bytes that are equal for files of the same form."""
    plain = "\0".join([kind.name, *map(plain_heading, names)])
    return hashlib.sha256(plain.encode()).digest()[:16]


def suggest(kind: ImportKind, names: Sequence[str]) -> dict[str, int]:
    """Column name → index in the file. Exact headings first, then headings that hold a known one.

    Each column is taken once; the first heading wins.
    """
    known = known_names(kind)
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        column = known.get(plain_heading(name))
        if column:
            found.setdefault(column, index)
    for index, name in enumerate(names):
        if name and index not in found.values():
            column = _contained(plain_heading(name), known, found)
            if column:
                found[column] = index
    return found


def _contained(plain: str, known: Mapping[str, str], taken: Mapping[str, int]) -> str | None:
    parts = [
        written
        for written, column in known.items()
        if len(written) >= SHORTEST_PART and written in plain and column not in taken
    ]
    return known[max(parts, key=len)] if parts else None


def missing(kind: ImportKind, mapping: Mapping[str, int]) -> list[Column]:
    """The required columns that the file does not have."""
    return [column for column in kind.columns if column.required and column.name not in mapping]


def fitting(kind: ImportKind, saved: Mapping[str, int], names: Sequence[str]) -> dict[str, int]:
    """What of a saved mapping still fits this kind and this file."""
    columns = {column.name for column in kind.columns}
    return {
        name: index for name, index in saved.items() if name in columns and 0 <= index < len(names)
    }


def example(cell: Cell) -> str:
    """A cell to recognise a column by: of a longer number only the ends stay."""
    text = cell_text(cell)[:LONGEST_EXAMPLE]
    return _LONG_NUMBER.sub(lambda found: f"{found[0][0]}…{found[0][-2:]}", text)
