"""An OpenDocument spreadsheet by hand, with the endless empty rows that programs write."""

import io
import zipfile
from collections.abc import Sequence

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
_END = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
    ' table:number-columns-repeated="16384"/></table:table-row>'
)


def open_document(rows: Sequence[Sequence[str]]) -> bytes:
    """A spreadsheet of one sheet."""
    body = "".join(
        f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>" for cells in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        f' xmlns:office="{_NAMES}office:1.0" xmlns:table="{_NAMES}table:1.0"'
        f' xmlns:text="{_NAMES}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="台账">{body}{_END}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_NAMES}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def _cell(text: str) -> str:
    return _CELL.format(text) if text else "<table:table-cell/>"
