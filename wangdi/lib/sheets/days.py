"""Days as people write them in cells: real dates, serial numbers, and seven kinds of text.

`2020-2-3`, `2020.2.3`, `2020/2/3`, `2020年2月3日`, `20200203`, `二〇二〇年二月三日`, `43864` (days
since 1900, or since 1904), and without a year `2月3日`, `二月三日`, `2.3`.
"""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from wangdi.lib.identifiers import half_width
from wangdi.lib.sheets.cells import Cell, cell_text

_DATE = re.compile(
    r"(?P<y>[12]\d{3})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?"
    r"(?:[ T]*\d{1,2}[:：时]\d{1,2}.*)?"
)
_EIGHT = re.compile(r"(?P<y>[12]\d{3})(?P<m>\d{2})(?P<d>\d{2})(?:\.0)?")
_YEARLESS = re.compile(r"(?P<m>\d{1,2})\s*(?:月|[-/.])\s*(?P<d>\d{1,2})\s*[日号]?")
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?")
_WORDS = "〇一二三四五六七八九"
_DIGITS = {**{word: str(at) for at, word in enumerate(_WORDS)}, "零": "0", "○": "0", "元": "1"}
_CHINESE = re.compile(r"[〇○零元一二三四五六七八九十廿卅年月日号\s]+")
_TENS = re.compile(r"([一二三])?十([一二三四五六七八九])?")
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_FIRST_SERIAL, _LAST_SERIAL = 4_000, 73_050


class ReadDay(NamedTuple):
    """A day, or None where the cell is no day; `assumed`: the cell names no year, a rule did."""

    day: date | None
    assumed: bool = False


def read_day(cell: Cell, *, today: date, date1904: bool = False) -> ReadDay:
    """The day a cell means. Without a year it is the latest such day that is not after `today`.

    A year or a month alone is no day; nor is a number that could be a year.
    """
    if isinstance(cell, datetime):
        return ReadDay(cell.date())
    if isinstance(cell, date):
        return ReadDay(cell)
    text = half_width(cell_text(cell))
    if _CHINESE.fullmatch(text):
        text = _in_digits(text)
    parts = _DATE.fullmatch(text) or _EIGHT.fullmatch(text)
    if parts:
        return ReadDay(_day(int(parts["y"]), parts))
    if _SERIAL.fullmatch(text):
        return ReadDay(_of_serial(float(text), date1904=date1904))
    found = None if isinstance(cell, int | float) else _YEARLESS.fullmatch(text)
    return ReadDay(_latest(found, today), assumed=True) if found else ReadDay(None)


def _day(year: int, parts: re.Match[str]) -> date | None:
    try:
        return date(year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None


def _latest(parts: re.Match[str], today: date) -> date | None:
    """29 February may lie up to eight years back."""
    for year in range(today.year, today.year - 9, -1):
        found = _day(year, parts)
        if found and found <= today:
            return found
    return None


def _of_serial(number: float, *, date1904: bool) -> date | None:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return _EPOCHS[date1904] + timedelta(days=int(number))


def _in_digits(text: str) -> str:
    """`二〇二〇年二月十三日` as `2020年2月13日`."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    text = _TENS.sub(
        lambda ten: _DIGITS.get(ten[1] or "一", "1") + _DIGITS.get(ten[2] or "", "0"), text
    )
    return "".join(_DIGITS.get(sign, sign) for sign in text)
