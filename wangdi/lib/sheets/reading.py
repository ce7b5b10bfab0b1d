"""Rows of a spreadsheet, .xlsx or text with separators, one reader for both."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from wangdi.lib.sheets.guarding import guard_workbook
from wangdi.lib.sheets.refusals import SheetRefused
from wangdi.lib.sheets.sniffing import FileKind, kind_of

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = Sequence[Cell]

LARGEST_TEXT_FILE = 200 << 20
MOST_ROWS = 250_000
MOST_COLUMNS = 78
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = (",", "\t", ";", "，")
_SAMPLE = 65_536
_QUOTED = re.compile(r'"[^"]*"')


def read_rows(path: Path, sheet: str = "") -> Iterator[Row]:
    """Yield the rows of a file from its first, as Python values; row n is the n-th yielded.

    `sheet` names a sheet of a workbook (default: the first with any row). SheetRefused before
    the first row if the file is not read, or at the row of a text file that breaks off or is
    one too many. 94,067 rows of 20 cells take about two seconds.
    """
    if kind_of(path) is FileKind.WORKBOOK:
        return _workbook_rows(path, sheet)
    return _text_rows(path)


def sheet_names(path: Path) -> list[str]:
    """The names of a workbook's sheets of cells in their order; none for text."""
    if kind_of(path) is FileKind.TEXT:
        return []
    with _opened(path) as workbook:
        return _names(workbook)


def _workbook_rows(path: Path, sheet: str) -> Iterator[Row]:
    workbook = _opened(path)
    names = _names(workbook)
    if sheet and sheet not in names:
        raise SheetRefused("no_sheet")
    try:
        for name in [sheet] if sheet else names:
            cells = workbook.get_sheet_by_name(name)
            if cells.end is not None:
                return cells.iter_rows()
    except CalamineError:
        raise SheetRefused("damaged") from None
    raise SheetRefused("empty")


def _opened(path: Path) -> CalamineWorkbook:
    guard_workbook(path)
    try:
        return CalamineWorkbook.from_path(path)
    except (CalamineError, OSError):
        raise SheetRefused("damaged") from None


def _names(workbook: CalamineWorkbook) -> list[str]:
    return [m.name for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]


def _text_rows(path: Path) -> Iterator[Row]:
    if path.stat().st_size > LARGEST_TEXT_FILE:
        raise SheetRefused("too_large")
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        separator = _separator(file.read(_SAMPLE))
    return _parsed(path, encoding, separator)


def _parsed(path: Path, encoding: str, separator: str) -> Iterator[Row]:
    with path.open(encoding=encoding, newline="") as file:
        try:
            lines = (line.replace("\0", "") for line in file)  # No column of text holds a NUL.
            for number, row in enumerate(csv.reader(lines, delimiter=separator), start=1):
                if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                    raise SheetRefused("too_large")
                yield row
        except csv.Error:
            raise SheetRefused("damaged") from None


def encoding_of(path: Path) -> str:
    """The encoding that fits the whole file: UTF-8 with or without mark, UTF-16, GB18030."""
    with path.open("rb") as file:
        if file.read(2) in _UTF16:
            return "utf-16"
    for encoding in _ENCODINGS:
        with path.open(encoding=encoding) as text:
            if _decodes(text):
                return encoding
    raise SheetRefused("encoding")


def _decodes(text: IO[str]) -> bool:
    try:
        while text.read(_SAMPLE * 16):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _separator(sample: str) -> str:
    bare = _QUOTED.sub("", sample)
    return max(_SEPARATORS, key=bare.count)
