"""Rows of a text with separators, in the encodings and forms that offices save."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from wangdi.lib.sheets.refusals import SheetRefused

LARGEST_TEXT_FILE = 200 << 20
MOST_ROWS = 250_000
MOST_LINES = 1_100_000
MOST_COLUMNS = 78
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = (",", "\t", ";", "，", "|")
_TOLD = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_SAMPLE = 65_536
_QUOTED = re.compile(r'"[^"]*"')


def text_rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a text; SheetRefused at a row that is one too many or breaks off.

    Lines without any cell are free: a sheet saved to its last formatted row has a million.
    """
    if path.stat().st_size > LARGEST_TEXT_FILE:
        raise SheetRefused("too_large")
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        separator, told = _separator(file.read(_SAMPLE))
    return _parsed(path, encoding, separator, skip=told)


def _parsed(path: Path, encoding: str, separator: str, *, skip: bool) -> Iterator[list[str]]:
    filled = 0
    empty: list[str] = []
    with path.open(encoding=encoding, newline="") as file:
        try:
            lines = (line.replace("\0", "") for line in file)  # No column of text holds a NUL.
            for number, row in enumerate(csv.reader(lines, delimiter=separator), start=1):
                if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
                    raise SheetRefused("too_large")
                filled += any(row)
                if filled > MOST_ROWS or number > MOST_LINES:
                    raise SheetRefused("too_large")
                yield empty if (skip and number == 1) or not any(row) else row[:MOST_COLUMNS]
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


def _separator(sample: str) -> tuple[str, bool]:
    """The separator, and whether the first line says it (`sep=;`, as some programs write)."""
    told = _TOLD.match(sample)
    if told:
        return told[1], True
    bare = _QUOTED.sub("", sample)
    return max(_SEPARATORS, key=bare.count), False
