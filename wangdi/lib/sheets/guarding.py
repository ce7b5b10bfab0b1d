"""The guard of a workbook: its ZIP directory is read before anything is unpacked.

calamine fills a dense table as large as the farthest cell, and one long text may be repeated in
millions of cells: a few kilobytes could take all memory. So the guard also reads the sheets in
a stream, within the sizes the directory promised, and looks at the addresses of their cells.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from wangdi.lib.sheets.refusals import SheetRefused

MEGABYTE = 1 << 20
LARGEST_FILE = 64 * MEGABYTE
LARGEST_PART = 400 * MEGABYTE
LARGEST_WHOLE = 600 * MEGABYTE
LARGEST_TEXT = 1_000 * MEGABYTE
MOST_PARTS = 2_000
HIGHEST_RATIO = 150
SMALL = MEGABYTE

_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_NESTED = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_VALUE = re.compile(rb"<v>\s*(\d{1,9})\s*</v>")
_CHUNK = MEGABYTE
_OVERLAP = 128
# A cell beyond column BZ, or a cell or row beyond 250,000. The first form is what every program
# writes and searches four times as fast; the second is tried only where another could stand.
# Formatted cells without a value are no cells to the reader: only a filled one is refused.
_BEYOND = rb"(?:[A-Za-z]{3,}\d|[C-Zc-z][A-Za-z]\d|[A-Za-z]{0,2}0*(?:\d{7}|[3-9]\d{5}|2[5-9]\d{4}))"
_FAR = re.compile(rb'r="' + _BEYOND)
_FAR_ODDLY_WRITTEN = re.compile(rb"""\sr\s*=\s*["']\s*""" + _BEYOND)
_FAR_FILLED = re.compile(rb"""<c\s(?:[^>]*\s)?r\s*=\s*["']\s*""" + _BEYOND + rb"[^>]*(?<!/)>")
_FAILED, _NEVER_RECKONED = b't="e"', re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>")
_ODD_WRITING = re.compile(rb"""r(?:=[^"]|\s)""")


def guard_workbook(path: Path) -> frozenset[str]:
    """Pass a workbook that is safe to open; SheetRefused otherwise, nothing unpacked to disk.

    Answers the parts of sheets with formulas that failed, of whose cells the reader tells nothing.
    """
    return _guard(path, contents=True)


def guard_directory(path: Path) -> None:
    """The guard's first part, in a few milliseconds: what the directory alone gives away."""
    _guard(path, contents=False)


def _guard(path: Path, *, contents: bool) -> frozenset[str]:
    failed: set[str] = set()
    if path.stat().st_size > LARGEST_FILE:
        raise SheetRefused("too_large")
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            _check_directory(parts, path.stat().st_size)
            if contents:
                _check_contents(archive, parts, failed)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise SheetRefused("damaged") from None
    return frozenset(failed)


def _check_directory(parts: list[ZipInfo], file_size: int) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise SheetRefused("bomb")
    if sum(part.compress_size for part in parts) > file_size:
        raise SheetRefused("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise SheetRefused("encrypted")
    if any(_is_suspect(part) for part in parts):
        raise SheetRefused("bomb")
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        raise SheetRefused("damaged")
    if _WORKBOOK not in names:
        raise SheetRefused("wrong_type")


def _is_suspect(part: ZipInfo) -> bool:
    if part.filename.lower().endswith(_NESTED) or part.file_size > LARGEST_PART:
        return True
    return part.file_size > SMALL and part.file_size > HIGHEST_RATIO * part.compress_size


def _check_contents(archive: ZipFile, parts: list[ZipInfo], failed: set[str]) -> None:
    lengths: list[int] = []
    cells = 0
    for part in parts:
        if _SHEET.fullmatch(part.filename):
            cells += _check_sheet(archive, part, failed)
        elif part.filename == _STRINGS:
            lengths = _text_lengths(archive, part)
        else:
            _read_through(archive, part)
    if cells * max(lengths, default=0) > LARGEST_TEXT:
        _check_repetition(archive, parts, lengths)


def _check_sheet(archive: ZipFile, part: ZipInfo, failed: set[str]) -> int:
    """Refuse far cells, note failed formulas; answer how many cells there are."""
    tail, cells = b"", 0
    for chunk in _chunks(archive, part):
        cells += chunk.count(b"<c")
        sheet = tail + chunk
        if _is_far(sheet):
            raise SheetRefused("too_large")
        if _FAILED in sheet or (b"</f>" in sheet and _NEVER_RECKONED.search(sheet)):
            failed.add(part.filename)
        tail = chunk[-_OVERLAP:]
    return cells


def _is_far(sheet: bytes) -> bool:
    odd = _ODD_WRITING.search(sheet)
    if not (_FAR.search(sheet) or (odd and _FAR_ODDLY_WRITTEN.search(sheet))):
        return False
    return _FAR_FILLED.search(sheet) is not None


def _text_lengths(archive: ZipFile, part: ZipInfo) -> list[int]:
    """Bytes of every shared text in its order, a little too many rather than too few."""
    lengths = [0]
    for chunk in _chunks(archive, part):
        first, *others = chunk.split(b"<si")
        lengths[-1] += len(first)
        lengths.extend(map(len, others))
    return lengths[1:]


def _check_repetition(archive: ZipFile, parts: list[ZipInfo], lengths: list[int]) -> None:
    """Add up the shared texts of all cells: asked only where a long one could matter."""
    total = 0
    for part in parts:
        if _SHEET.fullmatch(part.filename):
            for chunk in _chunks(archive, part):
                numbers = map(int, _VALUE.findall(chunk))
                total += sum(lengths[number] for number in numbers if number < len(lengths))
                if total > LARGEST_TEXT:
                    raise SheetRefused("bomb")


def _read_through(archive: ZipFile, part: ZipInfo) -> None:
    for _chunk in _chunks(archive, part):
        pass


def _chunks(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """The unpacked part; a part longer than its promise fails its checksum at the promise."""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
