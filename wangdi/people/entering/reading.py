"""Single cells of a ledger made into values, each with the code of what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from wangdi.lib import clock
from wangdi.lib.identifiers import IdKind, check_document, check_name, check_phone
from wangdi.lib.identifiers.citizen import PRACTICE
from wangdi.lib.sheets import Cell, cell_text, plain_word, read_day
from wangdi.people.doors import normal_room, normal_unit
from wangdi.people.entering.causes import of_number
from wangdi.people.entering.words import NEEDS, Words

V = TypeVar("V")
Result = tuple[V, str]

_SEVERAL = re.compile(r"[;；、,，/|或]+")
_WITH_POWER = re.compile(r"([0-9])\.?([0-9]*)[Ee]\+?10")
_QUOTES = "'’‘`´\"＇ "
_BETWEEN = re.compile(r"[;；、,，/\s]+")
_EARLIEST = date(1850, 1, 1)
_MOBILE, ROUNDED = 11, "000"
_NOTHING = frozenset({"", "无", "/", "-", "—", "不详", "未知", "n/a", "none"})


def once(cells: Iterable[Cell], read: Callable[[Cell], V]) -> list[V]:
    """Read a column whose values repeat: every different value is read once.

    Cells that are equal read alike: `1`, `1.0` and TRUE are all written `1`.
    """
    given = cells if isinstance(cells, Sequence) else list(cells)
    known = {cell: read(cell) for cell in set(given)}
    return [known[cell] for cell in given]


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


def day(cell: Cell, *, date1904: bool = False) -> Result[date | None]:
    """A day of the past, however it is written; a year and month alone are no day."""
    found, cause = recent_day(cell, date1904=date1904)
    return (None, "date_odd") if cause else (found, "")


def recent_day(cell: Cell, *, date1904: bool = False) -> Result[date | None]:
    """Like `day`, but a day without its year is the latest that has passed (`year_assumed`)."""
    if not isinstance(cell, date) and cell_text(cell) in _NOTHING:
        return None, ""
    today = clock.today()
    found, assumed = read_day(cell, today=today, date1904=date1904)
    if found is None or not _EARLIEST <= found <= today:
        return None, "date_odd"
    return found, "year_assumed" if assumed else ""


def _as_it_is(cell: Cell) -> str:
    """A cell's text; what is letters and digits alone, as nearly all are, needs no cleaning."""
    return cell if type(cell) is str and cell.isalnum() else cell_text(cell)


def name(cell: Cell) -> Result[str]:
    checked = check_name(_as_it_is(cell))
    if checked.problem is None:
        return checked.value, ""
    return checked.value, "name_odd" if checked.value else ""


def document(cell: Cell, kind: str) -> tuple[str, str, str]:
    """The number, its kind (the citizen's card where none is named) and a cause."""
    text = _as_it_is(cell)
    if text in _NOTHING:
        return "", kind, ""
    known = IdKind(kind or IdKind.CITIZEN)
    checked = check_document(known, text.strip(_QUOTES))
    found = checked.problem or checked.warning
    if found is not PRACTICE and known is IdKind.CITIZEN and checked.value.endswith(ROUNDED):
        return checked.value, str(known.value), "digits_lost"
    return checked.value, str(known.value), of_number(found) if found else ""


def phone(cell: Cell) -> Result[str]:
    """The first number of a cell, with a cause where it is none or one of several."""
    text = _as_it_is(cell)
    if text in _NOTHING:
        return "", ""
    checked = check_phone(text.strip(_QUOTES))
    if checked.ok:
        return checked.value, ""
    power = _WITH_POWER.fullmatch(text)
    if power:
        digits = power[1] + power[2]
        return (digits, "") if len(digits) == _MOBILE else (text, "digits_lost")
    several = [check_phone(part) for part in _SEVERAL.split(text) if part.strip()]
    if len(several) < 2:
        several = [check_phone(part) for part in text.split()]
    if len(several) > 1 and several[0].ok:
        return several[0].value, "phones_several"
    return checked.value, "phone_odd"


def rows_by_cause(causes: Iterable[str]) -> dict[str, list[int]]:
    """Positions of every cause that is not empty, ascending."""
    found: dict[str, list[int]] = {}
    for row, cause in enumerate(causes):
        if cause:
            found.setdefault(cause, []).append(row)
    return found


def words_of(words: Words) -> Callable[[Cell], Result[str]]:
    return partial(word, words)
