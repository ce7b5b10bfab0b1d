"""The columns of one ledger on their way into payloads, and the steps that several share."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from wangdi.importing.kinds import Context, Finding, Table
from wangdi.lib.sheets import cell_text, is_failed
from wangdi.people.entering import causes, reading
from wangdi.people.entering.columns import COLUMNS
from wangdi.people.entering.findings import Gathering
from wangdi.people.entering.words import Words

V = TypeVar("V")
_HEADINGS = {column.name: column.aliases[0] for column in COLUMNS}


class Sheet:
    """`values` holds finished columns by the payload's field; `kept` what goes into the note."""

    def __init__(self, table: Table, context: Context) -> None:
        self.count = len(table.lines)
        self.gathering = Gathering(self.count, context.decisions)
        self.table, self.context = self._without_failed(table), context
        self.values: dict[str, Sequence[Any]] = {}
        self.kept: dict[int, list[str]] = {}

    def _without_failed(self, table: Table) -> Table:
        """Cells in which a formula failed are empty, and their rows are looked at."""
        cells = dict(table.cells)
        for name, column in table.cells.items():
            if any(map(is_failed, set(column))):
                rows = [row for row, cell in enumerate(column) if is_failed(cell)]
                self.gathering.add("formula_failed", name, rows, causes.VALUE)
                cells[name] = [None if is_failed(cell) else cell for cell in column]
        return replace(table, cells=cells)

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

    def days(self, column: str, *, recent: bool = False) -> None:
        """A column of days; `recent` ones may be written without their year."""
        cells = self.table.column(column)
        read = partial(reading.recent_day if recent else reading.day, date1904=self.table.date1904)
        values, odd = parted(reading.once(cells, read))
        assumed = [row for row, cause in enumerate(odd) if cause == "year_assumed"]
        self.gathering.add("year_assumed", column, assumed, causes.REMARK)
        rows = [row for row, cause in enumerate(odd) if cause == "date_odd"]
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
