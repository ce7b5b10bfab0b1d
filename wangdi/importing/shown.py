"""What the page of a run shows: a finding in words, its answers, its masked rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from wangdi.importing.kinds import Text


@dataclass(frozen=True)
class Option:
    code: str
    label: Text
    chosen: bool


@dataclass(frozen=True)
class ShownRow:
    """`line` is its number, `label` how a person reads it; the cells are masked."""

    line: int
    label: str
    cells: Sequence[str]
    note: str


@dataclass(frozen=True)
class Shown:
    """One finding in words, with its masked rows."""

    key: str
    label: Text
    sentence: Text
    column: Text
    value: str
    count: int
    verdict: Text
    tone: str
    shape: str
    lines: str
    options: Sequence[Option]
    rows: Sequence[ShownRow]
    marked: int
    place: int

    @property
    def has_notes(self) -> bool:
        return any(row.note for row in self.rows)

    def old(self, row: ShownRow) -> str:
        """What stands in the column that is meant, masked."""
        return row.cells[self.marked - 1] if 0 < self.marked <= len(row.cells) else ""

    @property
    def writable(self) -> list[tuple[ShownRow, str]]:
        return [(row, self.old(row)) for row in self.rows]

    @property
    def may_correct(self) -> bool:
        """Whether new values may be written beside the rows: one column is meant."""
        return self.place >= 0 and self.tone != "muted" and bool(self.rows)

    @property
    def more(self) -> int:
        return self.count - len(self.rows)
