"""Single cells of a ledger made into values, each with the code of what is wrong with it."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from wangdi.lib import clock
from wangdi.lib.identifiers import IdKind, check_document, check_name, check_phone
from wangdi.lib.sheets import Cell, cell_text, plain_word
from wangdi.people.doors import normal_room, normal_unit
from wangdi.people.entering.causes import of_number
from wangdi.people.entering.words import NEEDS, Words

V = TypeVar("V")
Result = tuple[V, str]

_DATE = re.compile(r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 00:00.*)?")
_EIGHT = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_BETWEEN = re.compile(r"[;；、,，/\s]+")
_EARLIEST = date(1850, 1, 1)
_NOTHING = frozenset({"", "无", "/", "-", "—", "不详", "未知", "n/a", "none"})


def once(cells: Iterable[Cell], read: Callable[[Cell], V]) -> list[V]:
    """Read a column whose values repeat: every different value is read once."""
    known: dict[tuple[type, Cell], V] = {}
    values: list[V] = []
    for cell in cells:
        place = (type(cell), cell)
        if place not in known:
            known[place] = read(cell)
        values.append(known[place])
    return values


def unit(cell: Cell) -> str:
    return normal_unit(cell_text(cell))


def room(cell: Cell) -> str:
    return normal_room(cell_text(cell))


def word(words: Words, cell: Cell) -> Result[str]:
    """What a word means, or "" with a cause where it means nothing to us."""
    text = plain_word(cell_text(cell))
    if text in _NOTHING:
        return "", ""
    meaning = words.get(text)
    return (meaning, "") if meaning else ("", "word_unknown")


def needs(cell: Cell) -> tuple[tuple[str, ...], str]:
    """The needs of a cell, and the words among them that mean nothing to us."""
    words = [part for part in _BETWEEN.split(cell_text(cell)) if part not in _NOTHING]
    known = [NEEDS.get(plain_word(part)) for part in words]
    unknown = "、".join(part for part, need in zip(words, known, strict=True) if need is None)
    return tuple(dict.fromkeys(need for need in known if need)), unknown


def day(cell: Cell) -> Result[date | None]:
    """A day of the past, however it is written; a year and month alone are no day."""
    if isinstance(cell, datetime):
        return _past(cell.date())
    if isinstance(cell, date):
        return _past(cell)
    text = cell_text(cell)
    if text in _NOTHING:
        return None, ""
    parts = _DATE.fullmatch(text) or _EIGHT.fullmatch(text)
    if parts is None:
        return None, "date_odd"
    try:
        return _past(date(*map(int, parts.groups())))
    except ValueError:
        return None, "date_odd"


def _past(found: date) -> Result[date | None]:
    return (found, "") if _EARLIEST <= found <= clock.today() else (None, "date_odd")


def name(cell: Cell) -> Result[str]:
    checked = check_name(cell if type(cell) is str else cell_text(cell))
    if checked.problem is None:
        return checked.value, ""
    return checked.value, "name_odd" if checked.value else ""


def document(cell: Cell, kind: str) -> tuple[str, str, str]:
    """The number, its kind (the citizen's card where none is named) and a cause."""
    text = cell if type(cell) is str else cell_text(cell)
    if text in _NOTHING:
        return "", kind, ""
    known = IdKind(kind or IdKind.CITIZEN)
    checked = check_document(known, text)
    found = checked.problem or checked.warning
    return checked.value, str(known.value), of_number(found) if found else ""


def phone(cell: Cell) -> Result[str]:
    text = cell if type(cell) is str else cell_text(cell)
    if text in _NOTHING:
        return "", ""
    checked = check_phone(text)
    return checked.value, "" if checked.ok else "phone_odd"


def rows_by_cause(causes: Iterable[str]) -> dict[str, list[int]]:
    """Positions of every cause that is not empty, ascending."""
    found: dict[str, list[int]] = {}
    for row, cause in enumerate(causes):
        if cause:
            found.setdefault(cause, []).append(row)
    return found


def words_of(words: Words) -> Callable[[Cell], Result[str]]:
    return partial(word, words)
