"""Cells made plain: the text a person meant, and the row that holds the names of columns."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from wangdi.lib.identifiers import half_width

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = Sequence[Cell]

HEADER_WITHIN = 30
_EXACT = 1e15
_SPACES = "\u00a0\u3000\u2002\u2003\u2009\u202f"
_CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 127]))
_NOTHING = "\u200b\u200c\u200d\u200e\u200f\ufeff" + _CONTROLS
_WIDE = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B)]}
_PLAIN = {**_WIDE, **dict.fromkeys(map(ord, _SPACES), " "), **dict.fromkeys(map(ord, _NOTHING))}
_ODD = re.compile("[０-９Ａ-Ｚａ-ｚ" + _SPACES + _NOTHING + "]")
_FAILED = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_MARKS = re.compile(r"[\s*＊:：]|[(（【\[].*?[)）】\]]")


def cell_text(value: Cell) -> str:
    """A cell as text: whole numbers without a point, days as 2020-02-10, spaces trimmed.

    A number too long for a spreadsheet's fifteen digits stays `4.1E+17`, so that a check can
    see the loss.
    """
    return _AS_TEXT.get(type(value), str)(value)


def _text(value: str) -> str:
    return (value.translate(_PLAIN) if _ODD.search(value) else value).strip()


def _number(value: float) -> str:
    if abs(value) >= _EXACT:
        return f"{value:.14E}".replace("E+0", "E+")
    return str(int(value)) if value.is_integer() else repr(value)


def _integer(value: int) -> str:
    return str(value) if abs(value) < _EXACT else _number(float(value))


def _moment(value: datetime) -> str:
    return f"{value:%Y-%m-%d}" if value.time() == time.min else f"{value:%Y-%m-%d %H:%M}"


_AS_TEXT: dict[type, Callable[..., str]] = {
    type(None): lambda _nothing: "",
    str: _text,
    float: _number,
    int: _integer,
    bool: lambda value: "1" if value else "0",
    datetime: _moment,
    date: date.isoformat,
    time: lambda value: f"{value:%H:%M}",
}


def plain_heading(value: Cell) -> str:
    """A column's name without marks, remarks in brackets and case: `姓 名*（必填）` → `姓名`."""
    return _MARKS.sub("", cell_text(value)).lower()


def plain_word(text: str) -> str:
    """A word as tables of words hold it: half-width, without spaces and case."""
    return half_width(text).replace(" ", "").lower()


def is_failed(value: Cell) -> bool:
    """Whether a formula failed in this cell: `#REF!` and the like stand for no value."""
    return isinstance(value, str) and value.startswith("#") and bool(_FAILED.fullmatch(value))


def find_header(rows: Iterable[Row], known_names: Collection[str]) -> int | None:
    """Index of the row among the first 30 that holds most known names of columns; None if none.

    One name is enough only in a row of one cell: a title may hold a name by chance.
    """
    known = {plain_heading(name) for name in known_names}
    best, most = None, 0
    for index, row in zip(range(HEADER_WITHIN), rows, strict=False):
        filled = [heading for heading in map(plain_heading, row) if heading]
        hits = len(known.intersection(filled))
        if hits > most and (hits > 1 or len(filled) == 1):
            best, most = index, hits
    return best
