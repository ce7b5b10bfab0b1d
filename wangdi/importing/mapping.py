"""Which column of a file is which: by what was saved, by name, by what a name contains."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence

from wangdi.importing.headers import column_of, known_names
from wangdi.importing.kinds import Column, ImportKind
from wangdi.lib.sheets import Cell, cell_text, plain_heading

SHORTEST_PART = 2
LONGEST_EXAMPLE = 24
ALIKE = 0.6
_LONG_NUMBER = re.compile(r"[0-9]{7,}[0-9Xx]?")


def signature(kind: ImportKind, names: Sequence[str]) -> bytes:
    """16 bytes that are equal for files of the same form."""
    plain = "\0".join([kind.name, *map(plain_heading, names)])
    return hashlib.sha256(plain.encode()).digest()[:16]


def numbered(names: Sequence[str]) -> list[str]:
    """Plain headings, each made single: the second of a name is `备注#2`."""
    seen: dict[str, int] = {}
    found = []
    for name in map(plain_heading, names):
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return found


def likeness(names: Collection[str], others: Collection[str]) -> float:
    """How alike two forms are whatever the order of their columns: 1 for the same headings."""
    one, other = set(names) - {""}, set(others) - {""}
    return len(one & other) / len(one | other) if one | other else 0.0


def suggest(kind: ImportKind, names: Sequence[str], *, sheets: int = 1) -> dict[str, int]:
    """Column name → index in the file. Exact headings first, then headings that hold a known one.

    Each column is taken once; the first heading wins. The index after the last heading stands for
    the name of the sheet, where there are several.
    """
    known = known_names(kind)
    exact = {column.name for column in kind.columns if column.exact}
    partly = {written: column for written, column in known.items() if column not in exact}
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        column = known.get(plain_heading(name))
        if column:
            found.setdefault(column, index)
    for index, name in enumerate(names):
        if name and index not in found.values():
            column = column_of(name, known)
            if column is None or column in found:
                column = _contained(plain_heading(name), partly, found)
            if column:
                found[column] = index
    for one in kind.columns:
        if one.of_sheet and sheets > 1 and one.name not in found and one.instead not in found:
            found[one.name] = len(names)
    return found


def _contained(plain: str, known: Mapping[str, str], taken: Mapping[str, int]) -> str | None:
    parts = [
        written
        for written, column in known.items()
        if len(written) >= SHORTEST_PART and written in plain and column not in taken
    ]
    return known[max(parts, key=len)] if parts else None


def missing(kind: ImportKind, mapping: Mapping[str, int]) -> list[Column]:
    """The required columns that the file does not have, nor another in their stead."""
    return [
        column
        for column in kind.columns
        if column.required and column.name not in mapping and column.instead not in mapping
    ]


def fitting(kind: ImportKind, saved: Mapping[str, int], names: Sequence[str]) -> dict[str, int]:
    """What of a saved mapping still fits this kind and this file; one past the end: the sheet."""
    columns = {column.name for column in kind.columns}
    return {
        name: index for name, index in saved.items() if name in columns and 0 <= index <= len(names)
    }


def moved(saved: Mapping[str, int], before: Sequence[str], names: Sequence[str]) -> dict[str, int]:
    """A saved mapping for a form whose columns stand in another order, by their headings."""
    places = {name: at for at, name in enumerate(numbered(names)) if name}
    old = numbered(before)
    return {
        column: places[old[index]]
        for column, index in saved.items()
        if index < len(old) and old[index] in places
    }


def example(cell: Cell) -> str:
    """A cell to recognise a column by: of a longer number only the ends stay."""
    text = cell_text(cell)[:LONGEST_EXAMPLE]
    return _LONG_NUMBER.sub(lambda found: f"{found[0][0]}…{found[0][-2:]}", text)
