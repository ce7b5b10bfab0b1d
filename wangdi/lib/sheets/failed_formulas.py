"""Cells whose formula failed: calamine gives them as empty, but a person must see them."""

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

Cells = dict[tuple[int, int], str]
NEVER_RECKONED = "#N/A"
_SHEET = re.compile(rb"<sheet\s[^>]*>")
_NAME, _RELATION = re.compile(rb'\bname="([^"]*)"'), re.compile(rb'\br:id="([^"]*)"')
_TARGET = re.compile(rb"<Relationship\s[^>]*>")
_ID, _WHERE = re.compile(rb'\bId="([^"]*)"'), re.compile(rb'\bTarget="/?([^"]*)"')
_CELL = re.compile(rb'<c\s(?:[^>]*\s)?r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)>(.*?)</c>', re.DOTALL)
_VALUE = re.compile(rb"<v>([^<]+)</v>")
_EPOCH = re.compile(rb'<workbookPr\s[^>]*date1904="(?:1|true)"')
_TOLD = re.compile(rb"#[A-Z0-9/]+[!?]?")
_NAMED = {b"&amp;": b"&", b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'"}


def is_date1904(path: Path) -> bool:
    """Whether the days of a workbook are counted from 1904 (old programs for the Macintosh)."""
    with ZipFile(path) as archive:
        return _EPOCH.search(archive.read("xl/workbook.xml")) is not None


def parts_of_sheets(path: Path) -> Mapping[str, str]:
    """Name of a sheet → its part in the workbook."""
    with ZipFile(path) as archive:
        names = archive.namelist()
        workbook = archive.read("xl/workbook.xml")
        where = "xl/_rels/workbook.xml.rels"
        relations = archive.read(where) if where in names else b""
    targets = {
        found[1]: target[1].decode()
        for one in _TARGET.findall(relations)
        if (found := _ID.search(one)) and (target := _WHERE.search(one))
    }
    return {
        _plain(name[1]): _full(targets[relation[1]])
        for one in _SHEET.findall(workbook)
        if (name := _NAME.search(one))
        and (relation := _RELATION.search(one))
        and relation[1] in targets
    }


def failed_cells(path: Path, part: str) -> Cells:
    """(row, column) from 0 → what the program wrote there, `#REF!` or the like."""
    with ZipFile(path) as archive:
        sheet = archive.read(part)
    found: Cells = {}
    for column, row, attributes, content in _CELL.findall(sheet):
        told = _VALUE.search(content)
        if b't="e"' in attributes and told and _TOLD.fullmatch(told[1]):
            found[int(row) - 1, _number(column)] = told[1].decode()
        elif b"</f>" in content and told is None and b"<is>" not in content:
            found[int(row) - 1, _number(column)] = NEVER_RECKONED
    return found


def _full(target: str) -> str:
    return target if target.startswith("xl/") else f"xl/{target}"


def _plain(name: bytes) -> str:
    for written, meant in _NAMED.items():
        name = name.replace(written, meant)
    return name.decode("utf-8", "replace")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
