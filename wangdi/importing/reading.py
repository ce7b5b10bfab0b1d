"""A stored file made into a table: no plain copy of it ever lies on a disk."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from wangdi.importing.kinds import Table
from wangdi.lib.sheets import Cell, Row, cell_text, read_rows
from wangdi.lib.sheets.guarding import guard_directory
from wangdi.lib.sheets.compound import workbook_stream
from wangdi.lib.sheets.open_books import guard_open_document
from wangdi.lib.sheets.sniffing import FileKind, kind_of


def rows_of(content: bytes) -> list[Row]:
    """All rows of a file; SheetRefused with the sentence where it is not one."""
    with _as_path(content) as path:
        return list(read_rows(path))


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


def table_of(rows: Sequence[Row], header: int, mapping: dict[str, int]) -> Table:
    """The mapped columns below the header, rows without any cell left away."""
    body = [(line, row) for line, row in enumerate(rows[header + 1 :], header + 2) if any(row)]
    cells: dict[str, Sequence[Cell]] = {
        name: [row[index] if index < len(row) else None for _line, row in body]
        for name, index in mapping.items()
    }
    headings = [cell_text(cell) for cell in rows[header]]
    return Table([line for line, _row in body], cells, headings, [row for _line, row in body])


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
