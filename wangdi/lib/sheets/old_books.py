"""The guard of an old workbook (.xls): what it holds is counted before anything opens it.

Only numbers and texts are ever taken out; macros are neither read nor run. Source: [MS-XLS].
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wangdi.lib.sheets.compound import workbook_stream
from wangdi.lib.sheets.guarding import LARGEST_FILE, LARGEST_TEXT
from wangdi.lib.sheets.refusals import SheetRefused
from wangdi.lib.sheets.shared_texts import text_lengths

MOST_COLUMNS = 78
_BOUNDARY, _END, _SHEET_NAME, _PASSWORD, _TEXTS, _MORE = 0x809, 0x0A, 0x85, 0x2F, 0xFC, 0x3C
_SHARED, _ERROR, _FORMULA, _EPOCH = 0xFD, 0x205, 0x06, 0x22
_SEVERAL_NUMBERS = 0xBD
_CELLS = {0x203, 0x204, 0x27E, 0xD6, _SHARED, _ERROR, _FORMULA, _SEVERAL_NUMBERS}
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_RECORD = struct.Struct("<HH")


@dataclass
class OldBook:
    """What the guard saw: formulas that failed, by the place of their sheet and by cell."""

    date1904: bool = False
    errors: dict[int, dict[tuple[int, int], str]] = field(default_factory=dict)


@dataclass
class _Seen:
    book: OldBook = field(default_factory=OldBook)
    sheets: dict[int, int] = field(default_factory=dict)
    texts: list[bytes] = field(default_factory=list)
    uses: dict[int, int] = field(default_factory=dict)
    sheet: int = -1


def guard_old_workbook(path: Path) -> OldBook:
    """Pass an old workbook that is safe to open and tell of it; SheetRefused otherwise."""
    if path.stat().st_size > LARGEST_FILE:
        raise SheetRefused("too_large")
    stream, seen = workbook_stream(path.read_bytes()), _Seen()
    if len(stream) < 8 or _RECORD.unpack_from(stream)[0] != _BOUNDARY:
        raise SheetRefused("damaged")
    previous = 0
    try:
        for at, kind, content in _records(stream):
            _look(seen, at, kind, content, previous)
            previous = kind if kind != _MORE else previous
        _check_repetition(seen)
    except (struct.error, IndexError):
        raise SheetRefused("damaged") from None
    return seen.book


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = _RECORD.unpack_from(stream, at)
        if at + 4 + size > len(stream):
            raise SheetRefused("damaged")
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _look(seen: _Seen, at: int, kind: int, content: bytes, previous: int) -> None:
    if kind in _CELLS:
        _cell(seen, kind, content)
    elif kind == _BOUNDARY:
        seen.sheet = seen.sheets.get(at, -1)
    elif kind == _PASSWORD:
        raise SheetRefused("encrypted")
    elif kind == _SHEET_NAME:
        seen.sheets[struct.unpack_from("<I", content)[0]] = len(seen.sheets)
    elif kind == _EPOCH:
        seen.book.date1904 = content[:1] == b"\1"
    elif kind == _TEXTS or (kind == _MORE and previous == _TEXTS):
        seen.texts.append(content)


def _cell(seen: _Seen, kind: int, content: bytes) -> None:
    row, column = _RECORD.unpack_from(content)
    last = column
    if kind == _SEVERAL_NUMBERS:
        last = struct.unpack_from("<H", content, len(content) - 2)[0]
    if last >= MOST_COLUMNS:
        raise SheetRefused("too_large")
    if kind == _SHARED:
        number = struct.unpack_from("<I", content, 6)[0]
        seen.uses[number] = seen.uses.get(number, 0) + 1
    elif kind == _ERROR and content[7:8] == b"\1":
        _failed(seen, row, column, content[6])
    elif kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        _failed(seen, row, column, content[8])


def _failed(seen: _Seen, row: int, column: int, code: int) -> None:
    cells = seen.book.errors.setdefault(seen.sheet, {})
    cells[row, column] = _ERRORS.get(code, "#N/A")


def _check_repetition(seen: _Seen) -> None:
    """One long text may stand in a million cells: add up what they would take."""
    lengths = text_lengths(seen.texts)
    total = sum(
        lengths[number] * uses for number, uses in seen.uses.items() if number < len(lengths)
    )
    if total > LARGEST_TEXT:
        raise SheetRefused("bomb")
