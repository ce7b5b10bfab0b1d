"""The columns of one ledger on their way into payloads, and the steps that several share."""

from collections.abc import Sequence
from typing import Any, TypeVar

from wangdi.importing.kinds import Context, Finding, Table
from wangdi.lib.sheets import cell_text
from wangdi.people.entering import causes, reading
from wangdi.people.entering.columns import COLUMNS
from wangdi.people.entering.findings import Gathering
from wangdi.people.entering.words import Words

V = TypeVar("V")
_HEADINGS = {column.name: column.aliases[0] for column in COLUMNS}


class Sheet:
    """`values` holds finished columns by the payload's field; `kept` what goes into the note."""

    def __init__(self, table: Table, context: Context) -> None:
        self.table, self.context = table, context
        self.count = len(table.lines)
        self.gathering = Gathering(self.count, context.decisions)
        self.values: dict[str, Sequence[Any]] = {}
        self.kept: dict[int, list[str]] = {}

    def words(self, column: str, words: Words) -> list[str]:
        """A column of words of ours; others are asked about and kept in the note."""
        cells = self.table.column(column)
        values, odd = parted(reading.once(cells, reading.words_of(words)))
        unknown = {row: cell_text(cells[row]) for row, cause in enumerate(odd) if cause}
        self.unknown_words(column, unknown)
        return values

    def unknown_words(self, column: str, unknown: dict[int, str]) -> None:
        self.gathering.add("word_unknown", column, list(unknown), causes.REMARK)
        self.keep(column, unknown)

    def days(self, column: str) -> None:
        cells = self.table.column(column)
        values, odd = parted(reading.once(cells, reading.day))
        rows = [row for row, cause in enumerate(odd) if cause]
        finding = self.gathering.add("date_odd", column, rows, causes.VALUE)
        if finding and self.gathering.answer(finding) == causes.WITHOUT:
            self.keep(column, {row: cell_text(cells[row]) for row in rows})
        self.values[column] = values

    def blank(self, finding: Finding | None, values: list[str]) -> None:
        """Empty the values of a finding where somebody decided to go on without them."""
        if finding and self.gathering.answer(finding) == causes.WITHOUT:
            for row in finding.rows:
                values[row] = ""

    def keep(self, column: str, texts: dict[int, str]) -> None:
        """Keep what could not be placed, for the note, under the heading offices use."""
        for row, text in texts.items():
            self.kept.setdefault(row, []).append(f"{_HEADINGS[column]}：{text}")


def parted(pairs: Sequence[tuple[V, str]]) -> tuple[list[V], list[str]]:
    """Values and causes, each as a column."""
    return [value for value, _cause in pairs], [cause for _value, cause in pairs]
