"""A stored file made into sheets: no plain copy of it ever lies on a disk."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wangdi.lib.sheets import Book, Grid, SheetRefused
from wangdi.lib.sheets.compound import workbook_stream
from wangdi.lib.sheets.guarding import guard_directory
from wangdi.lib.sheets.open_books import guard_open_document
from wangdi.lib.sheets.sniffing import FileKind, kind_of


@dataclass
class Sheet:
    """A sheet with rows; `place` is its place among them. `grid` is there where it was read."""

    place: int
    name: str
    hidden: bool
    rows: int
    grid: Grid | None = None


def sheets_of(content: bytes, chosen: Collection[str] = ()) -> list[Sheet]:
    """All sheets with rows: the chosen ones read, else all that can be seen, else all.

    SheetRefused with the sentence where it is no file of rows at all.
    """
    with _as_path(content) as path:
        book = Book(path)
        names = book.names()
        if not names:
            grid = book.grid()
            return [Sheet(0, "", False, len(grid.rows), grid)]
        if len(names) == 1:
            grid = book.grid(names[0])
            return [Sheet(0, grid.name, False, len(grid.rows), grid)]
        return _of_several(book, chosen)


def _of_several(book: Book, chosen: Collection[str]) -> list[Sheet]:
    filled = [one for one in book.sheets() if one.rows]
    if not filled:
        raise SheetRefused("empty")
    sheets = [Sheet(at, one.name, one.hidden, one.rows) for at, one in enumerate(filled)]
    seen = [one for one in sheets if not one.hidden] or sheets
    for sheet in [one for one in sheets if one.name in chosen] or seen:
        sheet.grid = book.grid(sheet.name)
    return sheets


def guard(content: bytes) -> None:
    """Pass what looks safe to read; SheetRefused for anything else, at once.

    The contents are guarded when they are read.
    """
    with _as_path(content) as path:
        kind = kind_of(path)
        if kind is FileKind.WORKBOOK:
            guard_directory(path)
        elif kind is FileKind.OLD_WORKBOOK:
            workbook_stream(content)
        elif kind is FileKind.OPEN_DOCUMENT:
            guard_open_document(path, contents=False)


@contextmanager
def _as_path(content: bytes) -> Iterator[Path]:
    """A path to the content in memory alone, where the system can; else a closed folder."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("import")
        try:
            with os.fdopen(descriptor, "wb", closefd=False) as file:
                file.write(content)
            yield Path(f"/proc/self/fd/{descriptor}")
        finally:
            os.close(descriptor)
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "import"
            path.touch(0o600)
            path.write_bytes(content)
            yield path
