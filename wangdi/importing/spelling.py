"""The words of coded columns: what stands there, how often, and what the office says it means."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from wangdi.importing.kinds import Column, ImportKind, Values
from wangdi.lib.sheets import Cell, cell_text, plain_word

NOTHING = ""
MOST_WORDS = 60
_BETWEEN = re.compile(r"[;；、,，/\s]+")
_EMPTY = frozenset({"", "无", "/", "-", "—", "不详", "未知", "n/a", "none"})
Meanings = Mapping[str, Mapping[str, str]]


def translated(
    column: Column, cells: Sequence[Cell], meanings: Mapping[str, str]
) -> Sequence[Cell]:
    """The cells of a coded column with the office's own words exchanged for codes.

    A word that was told to mean nothing is left away. Every different cell is looked at once.
    """
    if column.values is None or not meanings:
        return cells
    several = column.values.several
    changed = {cell: _exchanged(cell, meanings, several=several) for cell in set(cells)}
    return [changed[cell] for cell in cells]


def _exchanged(cell: Cell, meanings: Mapping[str, str], *, several: bool) -> Cell:
    text = cell_text(cell)
    if not several:
        return meanings.get(plain_word(text), cell)
    parts = [meanings.get(plain_word(part), part) for part in _BETWEEN.split(text)]
    return ";".join(part for part in parts if part)


def census(kind: ImportKind, cells: Mapping[str, Sequence[Cell]]) -> list[dict[str, Any]]:
    """For every coded column there is: its words with counts, the unknown and then the often first.

    JSON: `column`, and `words` as `[word as written, plain word, count, code or ""]`.
    """
    return [
        {"column": column.name, "words": _words(column.values, cells[column.name])}
        for column in kind.columns
        if column.values is not None and column.name in cells
    ]


def _words(values: Values, cells: Sequence[Cell]) -> list[list[Any]]:
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    for cell, count in Counter(cells).items():
        text = cell_text(cell)
        for part in _BETWEEN.split(text) if values.several else [text]:
            plain = plain_word(part)
            if plain not in _EMPTY:
                counted[plain] += count
                written.setdefault(plain, part)
    ordered = sorted(counted, key=lambda word: (bool(values.meaning(word)), -counted[word]))
    return [
        [written[word], word, counted[word], values.meaning(word) or ""]
        for word in ordered[:MOST_WORDS]
    ]


def carried_over(kind: ImportKind, others: Sequence[Meanings]) -> dict[str, dict[str, str]]:
    """What the office said before in other forms, the latest last: words mean the same everywhere,
    bare numbers and letters belong to their form."""
    found: dict[str, dict[str, str]] = {}
    for column in kind.columns:
        if column.values is None:
            continue
        for meanings in others:
            for word, code in meanings.get(column.name, {}).items():
                if not word.isascii() and (code in column.values.names or code == NOTHING):
                    found.setdefault(column.name, {})[word] = code
    return found


def fitting(kind: ImportKind, meanings: Meanings) -> dict[str, dict[str, str]]:
    """What of saved or sent meanings this kind can hold."""
    return {
        column.name: {
            plain_word(str(word)): str(code)
            for word, code in meanings.get(column.name, {}).items()
            if code in column.values.names or code == NOTHING
        }
        for column in kind.columns
        if column.values is not None and meanings.get(column.name)
    }
