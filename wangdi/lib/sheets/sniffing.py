"""What a file is, by its content. Its name and extension are never asked."""

import codecs
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from wangdi.lib.sheets.refusals import SheetRefused

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARKUP = (b"<", b"%PDF", b"{\\rtf")
_HEAD = 65_536


class FileKind(StrEnum):
    WORKBOOK = "workbook"
    OLD_WORKBOOK = "old_workbook"
    OPEN_DOCUMENT = "open_document"
    TEXT = "text"


def kind_of(path: Path) -> FileKind:
    """Which kind of spreadsheet; SheetRefused for everything else, encrypted ones included."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        raise SheetRefused("empty")
    if head.startswith(_ZIP):
        return FileKind.OPEN_DOCUMENT if _is_open_document(path) else FileKind.WORKBOOK
    if head.startswith(_OLE):
        return _old_workbook(path, head)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_MARKUP):
        raise SheetRefused("wrong_type")
    if b"\0" in head and not head.startswith(_UTF16):
        raise SheetRefused("wrong_type")
    return FileKind.TEXT


def _is_open_document(path: Path) -> bool:
    """Its type stands in a part of its own, `mimetype`."""
    try:
        with ZipFile(path) as archive:
            part = archive.getinfo("mimetype")
            if part.file_size > len(_OPEN_DOCUMENT) + 20 or part.flag_bits & 1:
                return False
            return archive.read(part).startswith(_OPEN_DOCUMENT)
    except (KeyError, BadZipFile, OSError, NotImplementedError, ValueError, RuntimeError):
        return False


def _old_workbook(path: Path, head: bytes) -> FileKind:
    """An OLE file tells by the names of its streams, which are listed at either end."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _HEAD, 0))
        ends = head + file.read(_HEAD)
    if _ENCRYPTED_STREAM in ends:
        raise SheetRefused("encrypted")
    if not any(name in ends for name in _OLD_STREAMS):
        raise SheetRefused("wrong_type")
    return FileKind.OLD_WORKBOOK
