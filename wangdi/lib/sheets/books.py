"""A file behind its guard: sheets, rows, merged cells, failed formulas; one reader for all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from wangdi.lib.sheets.cells import Row
from wangdi.lib.sheets.failed_formulas import (
    Cells,
    failed_cells,
    is_date1904,
    parts_of_sheets,
)
from wangdi.lib.sheets.guarding import guard_workbook
from wangdi.lib.sheets.old_books import guard_old_workbook
from wangdi.lib.sheets.open_books import guard_open_document
from wangdi.lib.sheets.refusals import SheetRefused
from wangdi.lib.sheets.sniffing import FileKind, kind_of
from wangdi.lib.sheets.texts import text_rows

T = TypeVar("T")


@dataclass(frozen=True)
class Merged:
    """Cells merged into one, both ends within: rows and columns from 0, as in `Grid.rows`."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """A sheet from its first row. `date1904`: bare numbers that are days count from 1904."""

    name: str
    rows: list[Row]
    merged: list[Merged] = field(default_factory=list)
    date1904: bool = False


@dataclass(frozen=True)
class SheetSeen:
    """A sheet of a workbook: hidden or not, and how many rows from its first filled to its last."""

    name: str
    hidden: bool
    rows: int


class Book:
    """A file that has passed the guard. A text is one sheet without a name."""

    def __init__(self, path: Path) -> None:
        """SheetRefused with its sentence where the file is not read."""
        self.path, self.kind = path, kind_of(path)
        self._failed: Callable[[str], Cells] = lambda _name: {}
        self.date1904 = False
        if self.kind is not FileKind.TEXT:
            _GUARDS[self.kind](self)
            self._workbook = _safely(lambda: CalamineWorkbook.from_path(path))

    def names(self) -> list[str]:
        """The sheets of cells in their order; none for text."""
        if self.kind is FileKind.TEXT:
            return []
        return [one.name for one in self._sheets()]

    def _sheets(self) -> list[SheetSeen]:
        return [
            SheetSeen(one.name, one.visible != SheetVisibleEnum.Visible, 0)
            for one in self._workbook.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet
        ]

    def sheets(self) -> list[SheetSeen]:
        """Every sheet with its number of rows: each is opened for that."""
        if self.kind is FileKind.TEXT:
            return []
        return [
            SheetSeen(one.name, one.hidden, self._open(one.name).height) for one in self._sheets()
        ]

    def _open(self, name: str) -> CalamineSheet:
        return _safely(lambda: self._workbook.get_sheet_by_name(name))

    def rows(self, name: str = "") -> Iterator[Row]:
        """The rows of a sheet (default: the first with any) from its first row."""
        if self.kind is FileKind.TEXT:
            return text_rows(self.path)
        return self._filled(name).iter_rows()

    def _filled(self, name: str) -> CalamineSheet:
        names = self.names()
        if name and name not in names:
            raise SheetRefused("no_sheet")
        for one in [name] if name else names:
            cells = self._open(one)
            if cells.end is not None:
                return cells
        raise SheetRefused("empty")

    def grid(self, name: str = "") -> Grid:
        """A whole sheet with its merged cells; a formula that failed shows as `#REF!` or so."""
        if self.kind is FileKind.TEXT:
            return Grid("", _without_blank_end(list(text_rows(self.path))))
        sheet = self._filled(name)
        _top, left = sheet.start or (0, 0)
        rows: list[Row] = list(sheet.iter_rows())
        for (row, column), told in self._failed(sheet.name).items():
            if row < len(rows) and 0 <= column - left < len(rows[row]):
                rows[row] = [*rows[row][: column - left], told, *rows[row][column - left + 1 :]]
        merged = [
            Merged(top, first - left, bottom, last - left)
            for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
        ]
        return Grid(sheet.name, rows, merged, self.date1904)


def _guard_new(book: Book) -> None:
    failed = guard_workbook(book.path)
    book.date1904 = is_date1904(book.path)
    if failed:
        parts = parts_of_sheets(book.path)
        book._failed = lambda name: (
            failed_cells(book.path, parts[name]) if parts.get(name) in failed else {}
        )


def _guard_old(book: Book) -> None:
    seen = guard_old_workbook(book.path)
    book.date1904 = seen.date1904
    book._failed = lambda name: seen.errors.get(book.names().index(name), {})


def _guard_open(book: Book) -> None:
    guard_open_document(book.path)


_GUARDS: Mapping[FileKind, Callable[[Book], None]] = {
    FileKind.WORKBOOK: _guard_new,
    FileKind.OLD_WORKBOOK: _guard_old,
    FileKind.OPEN_DOCUMENT: _guard_open,
}


def _without_blank_end(rows: list[Row]) -> list[Row]:
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _safely(read: Callable[[], T]) -> T:
    """A reader in another language may also panic, which is no Exception to Python."""
    try:
        return read()
    except PasswordError:
        raise SheetRefused("encrypted") from None
    except (CalamineError, OSError):
        raise SheetRefused("damaged") from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise SheetRefused("damaged") from None
