"""The words of coded columns: what stands there, how often, and what the office says it means."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from wangdi.importing.kinds import Column, ImportKind, Table, Values
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


def census(kind: ImportKind, table: Table, meanings: Meanings) -> list[dict[str, Any]]:
    """For every coded column with words that are none of ours, or that somebody has answered.

    JSON: `column`, and `words` as `[as written, plain, rows]`, the often first. What has been
    answered is no longer among them; the answers themselves are kept on the run.
    """
    found = []
    for column in kind.columns:
        if column.values is not None and column.name in table.cells:
            words = _words(column.values, table.cells[column.name])
            if words or meanings.get(column.name):
                found.append({"column": column.name, "words": words})
    return found


def _words(values: Values, cells: Sequence[Cell]) -> list[list[Any]]:
    """Only cells with an unknown word are counted: in most files there are none."""
    odd = {cell: parts for cell in set(cells) if (parts := _unknown(values, cell))}
    if not odd:
        return []
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    for cell, count in Counter(cell for cell in cells if cell in odd).items():
        for part in odd[cell]:
            plain = plain_word(part)
            counted[plain] += count
            written.setdefault(plain, part)
    return [[written[word], word, count] for word, count in counted.most_common(MOST_WORDS)]


def _unknown(values: Values, cell: Cell) -> list[str]:
    text = cell_text(cell)
    return [
        part
        for part in (_BETWEEN.split(text) if values.several else [text])
        if (plain := plain_word(part)) not in _EMPTY and values.meaning(plain) is None
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
