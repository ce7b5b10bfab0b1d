"""The rows below a header: merged cells carried down, blanks dropped, totals and notes set aside.

What is set aside is counted and shown like any other row that is left out, and taken as a row
after all where somebody says so.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from wangdi.importing.headers import Header
from wangdi.lib.sheets import Cell, Grid, Row, cell_text, plain_heading

TOTAL, NOTE, HEADER_AGAIN, NUMBER_ONLY = "total_row", "note_row", "header_again", "number_only"
_TOTAL = re.compile(r"(?:本.{1,3})?(?:合|小|总|共|累)计(?:[:：(（\d].*)?")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表|填报|制表|审核|负责人|联系人|单位|日期|时间|盖章|以上|截止|截至|统计)"
)
_LONG, _FEW = 12, 2
_NARROW = 4
Lines = list[tuple[int, Row]]


@dataclass
class Body:
    """Rows with their line numbers (from 1, as the sheet shows them), and those set aside."""

    rows: Lines = field(default_factory=list)
    aside: dict[str, Lines] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """What is known of the columns, by their place in the sheet.

    `down`: a merged cell means every row that it covers; `names`: a row that has nothing else may
    be somebody half written; `taken`: codes of what is set aside elsewhere and is a row here.
    """

    down: Collection[int] = ()
    names: Collection[int] = ()
    taken: Collection[str] = ()


def body_of(grid: Grid, header: Header, form: Form) -> Body:
    """The rows of a sheet below its header."""
    rows = _carried_down(grid, header, form.down)
    body = Body()
    start = header.names[0][:1] if header.names else ""
    for line, row in enumerate(rows[header.bottom + 1 :], header.bottom + 2):
        if row and _is_plain(row[0], start) and len(row) - row.count("") > _FEW:
            body.rows.append((line, row))
            continue
        if not any(row):
            continue
        why = _why_aside(row, header.names, form.names)
        if why is None or why in form.taken:
            body.rows.append((line, row))
        elif why:
            body.aside.setdefault(why, []).append((line, row))
    return body


def _is_plain(first: Cell, start: str) -> bool:
    """Nearly every row of a large file: it begins with a text like any other."""
    return type(first) is str and first > "!" and "计" not in first and first[0] != start


def _carried_down(grid: Grid, header: Header, down: Collection[int]) -> Sequence[Row]:
    spans = [one for one in grid.merged if one.bottom > one.top > header.bottom]
    if not spans:
        return grid.rows
    rows: list[Row] = list(grid.rows)
    changed: dict[int, list[Cell]] = {}
    for one in spans:
        value = rows[one.top][one.left] if one.top < len(rows) else ""
        if one.left not in down or not value:
            continue
        for at in range(one.top + 1, min(one.bottom + 1, len(rows))):
            # Only where something else stands: a block merged over empty rows is no row.
            if any(rows[at]):
                changed.setdefault(at, list(rows[at]))[one.left] = value
    for at, row in changed.items():
        rows[at] = row
    return rows


def _why_aside(row: Row, headings: Sequence[str], names: Collection[int]) -> str | None:
    """The code of why a row is none, "" for one of blanks alone, None for a row like others."""
    at, first = next((at, cell) for at, cell in enumerate(row) if cell)
    count = len(row) - row.count("") - row.count(None)
    if count > _FEW and not _may_be_odd(first, headings[at] if at < len(headings) else ""):
        return None
    text = cell_text(first)
    plain = "".join(text.split())
    if _TOTAL.fullmatch(plain):
        return TOTAL
    if at < len(headings) and plain and plain_heading(text) == plain_heading(headings[at]):
        return HEADER_AGAIN if _is_header(row, headings) else None
    if count > _FEW or len([name for name in headings if name]) < _NARROW:
        return None
    return _why_bare(row, names)


def _may_be_odd(first: Cell, heading: str) -> bool:
    """A quick look before the careful one: nearly every row of a large file ends here."""
    return isinstance(first, str) and ("计" in first or first.lstrip()[:1] == heading[:1])


def _is_header(row: Row, headings: Sequence[str]) -> bool:
    filled = [at for at, cell in enumerate(row) if cell and at < len(headings)]
    same = sum(plain_heading(row[at]) == plain_heading(headings[at]) for at in filled)
    return same * 2 > len(filled)


def _why_bare(row: Row, names: Collection[int]) -> str | None:
    """A row of one or two cells: a note, a number written in advance, or somebody half written."""
    texts: Mapping[int, str] = {
        at: text for at, cell in enumerate(row) if (text := cell_text(cell))
    }
    if not texts:
        return ""
    longest = max(texts.values(), key=len)
    if _NOTE.match(next(iter(texts.values()))) or len(longest) > _LONG:
        return NOTE
    if any(at in names for at in texts):
        return None
    return NUMBER_ONLY if all(text.isdigit() for text in texts.values()) else NOTE
