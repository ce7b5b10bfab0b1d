"""Which row holds the names of the columns, be it one row or two (a parent over its children)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wangdi.importing.kinds import ImportKind
from wangdi.lib.sheets import Grid, Row, SheetRefused, cell_text, plain_heading

WITHIN = 30
BETWEEN = "·"


@dataclass(frozen=True)
class Header:
    """The rows of the names, both within, from 0; and a name for each column of the sheet."""

    top: int
    bottom: int
    names: list[str]


def known_names(kind: ImportKind) -> dict[str, str]:
    """Every heading the kind understands, made plain → the column's name."""
    return {
        plain_heading(written): column.name
        for column in kind.columns
        for written in (column.name, str(column.label), *column.aliases)
    }


def header_of(kind: ImportKind, grid: Grid) -> Header:
    """The header of a sheet; SheetRefused where none of its first rows can be one.

    A single known name is enough only in a row of one cell: a title may hold a name by chance.
    Two rows are one header where together they name more columns than either alone.
    """
    known = known_names(kind)
    best, most = None, 0
    for top in range(min(WITHIN, len(grid.rows))):
        for names, bottom in _candidates(grid, top, known):
            filled = [name for name in names if name]
            hits = len({column for name in filled if (column := column_of(name, known))})
            if hits > most and (hits > 1 or (len(filled) == 1 and bottom == top)):
                best, most = Header(top, bottom, _trimmed(names)), hits
    if best is None:
        raise SheetRefused("no_header")
    return best


def column_of(name: str, known: Mapping[str, str]) -> str | None:
    """The column that a heading names: as a whole, else by the child of a heading of two rows."""
    return known.get(plain_heading(name)) or known.get(plain_heading(name.split(BETWEEN)[-1]))


def _candidates(grid: Grid, top: int, known: Mapping[str, str]) -> list[tuple[list[str], int]]:
    single = _texts(grid.rows[top])
    found = [(single, top)]
    if top + 1 < len(grid.rows):
        children = _texts(grid.rows[top + 1])
        named = [bool(child) and plain_heading(child) in known for child in children]
        both = _both(single, children, _spans(grid, top), named) if any(named) else None
        if both:
            found.append((both, top + 1))
    return found


def _spans(grid: Grid, row: int) -> dict[int, int]:
    """First → last column of the cells of a row that are merged over several columns."""
    return {one.left: one.right for one in grid.merged if one.top == row and one.right > one.left}


def _both(
    parents: list[str], children: list[str], spans: Mapping[int, int], named: Sequence[bool]
) -> list[str] | None:
    """The names of a header of two rows; None where the second row is no children of the first.

    A parent is merged over its children, or, where merging is not told, followed by blanks. What
    stands right below a parent of one column is a child only if it is a known name.
    """
    width = max(len(parents), len(children))
    parents, children = _padded(parents, width), _padded(children, width)
    names: list[str] = []
    over, last, grouped = "", -1, False
    for at, (parent, child) in enumerate(zip(parents, children, strict=True)):
        if parent:
            blank_follows = at + 1 < width and not parents[at + 1] and bool(children[at + 1])
            over, last = parent, spans.get(at, width if blank_follows else at)
            if child and last == at and not named[at]:
                return None
        elif not child or at > last:
            over = ""
        grouped = grouped or bool(over and child)
        names.append(f"{over}{BETWEEN}{child}" if over and child else child or parent)
    return names if grouped else None


def _padded(texts: list[str], width: int) -> list[str]:
    return texts + [""] * (width - len(texts))


def _texts(row: Row) -> list[str]:
    return [" ".join(cell_text(cell).split()) for cell in row]


def _trimmed(names: Sequence[str]) -> list[str]:
    """Without what is empty at the end."""
    kept = list(names)
    while kept and not kept[-1]:
        kept.pop()
    return kept
