"""The guard of an .ods spreadsheet: a few bytes may repeat a cell a billion times."""

import zlib
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from wangdi.lib.sheets.guarding import (
    HIGHEST_RATIO,
    LARGEST_FILE,
    LARGEST_PART,
    LARGEST_TEXT,
    MOST_PARTS,
    SMALL,
)
from wangdi.lib.sheets.refusals import SheetRefused

MOST_ROWS, MOST_COLUMNS = 250_000, 78
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_CHUNK = 1 << 20


def guard_open_document(path: Path, *, contents: bool = True) -> None:
    """Pass an OpenDocument spreadsheet that is safe to open; SheetRefused otherwise."""
    if path.stat().st_size > LARGEST_FILE:
        raise SheetRefused("too_large")
    try:
        with ZipFile(path) as archive:
            _check_directory(archive)
            if contents:
                _check_content(archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise SheetRefused("damaged") from None
    except expat.ExpatError:
        raise SheetRefused("damaged") from None


def _check_directory(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or any(part.file_size > LARGEST_PART for part in parts):
        raise SheetRefused("bomb")
    names = {part.filename: part for part in parts}
    if _CONTENT not in names or len(names) < len(parts):
        raise SheetRefused("damaged")
    content = names[_CONTENT]
    if content.file_size > max(SMALL, HIGHEST_RATIO * content.compress_size):
        raise SheetRefused("bomb")
    manifest = names.get(_MANIFEST)
    if any(part.flag_bits & 1 for part in parts):
        raise SheetRefused("encrypted")
    if manifest and manifest.file_size < SMALL and b"encryption-data" in archive.read(manifest):
        raise SheetRefused("encrypted")


def _check_content(archive: ZipFile) -> None:
    seen = _Extent()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = seen.doctype
    parser.StartElementHandler, parser.EndElementHandler = seen.begin, seen.end
    parser.CharacterDataHandler = seen.text
    with archive.open(_CONTENT) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


class _Extent:
    """How far the filled cells of each sheet reach, repetitions counted, and how much they hold."""

    def __init__(self) -> None:
        self.rows = self.columns = self.row_times = self.cell_times = self.texts = 0
        self.row_filled = self.cell_filled = False
        self.inside = 0

    def doctype(self, *_given: Any) -> None:
        raise SheetRefused("bomb")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.rows = 0
        elif name == "table:table-row":
            self.row_times = _times(attributes, "table:number-rows-repeated")
            self.columns, self.row_filled = 0, False
        elif name in _CELLS:
            self.cell_times = _times(attributes, "table:number-columns-repeated")
            self.cell_filled = "office:value-type" in attributes
            self.inside += 1

    def text(self, data: str) -> None:
        if self.inside:
            self.texts += len(data) * max(self.cell_times * self.row_times, 1)
            if self.texts > LARGEST_TEXT:
                raise SheetRefused("bomb")

    def end(self, name: str) -> None:
        if name in _CELLS:
            self.inside -= 1
            self.columns += self.cell_times
            self.row_filled = self.row_filled or self.cell_filled
            if self.cell_filled and self.columns > MOST_COLUMNS:
                raise SheetRefused("too_large")
        elif name == "table:table-row":
            self.rows += self.row_times
            if self.row_filled and self.rows > MOST_ROWS:
                raise SheetRefused("too_large")


def _times(attributes: dict[str, str], name: str) -> int:
    return int(attributes.get(name, "1"))
