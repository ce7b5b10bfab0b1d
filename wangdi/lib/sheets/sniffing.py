"""What a file is, by its content. Its name and extension are never asked."""

import codecs
from enum import StrEnum
from pathlib import Path

from wangdi.lib.sheets.refusals import SheetRefused

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARKUP = (b"<", b"%PDF", b"{\\rtf")
_HEAD = 65_536


class FileKind(StrEnum):
    WORKBOOK = "workbook"
    TEXT = "text"


def kind_of(path: Path) -> FileKind:
    """Workbook or text; SheetRefused for everything else, encrypted and old workbooks included."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        raise SheetRefused("empty")
    if head.startswith(_ZIP):
        return FileKind.WORKBOOK
    if head.startswith(_OLE):
        raise SheetRefused("encrypted" if _is_encrypted(path, head) else "old_workbook")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_MARKUP):
        raise SheetRefused("wrong_type")
    if b"\0" in head and not head.startswith(_UTF16):
        raise SheetRefused("wrong_type")
    return FileKind.TEXT


def _is_encrypted(path: Path, head: bytes) -> bool:
    """An encrypted workbook is an OLE file with a stream of that name, listed at either end."""
    if _ENCRYPTED_STREAM in head:
        return True
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _HEAD, 0))
        return _ENCRYPTED_STREAM in file.read(_HEAD)
