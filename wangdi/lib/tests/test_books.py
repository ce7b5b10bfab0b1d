"""Workbooks of every form behind their guards: what is read, what is refused, how much it takes."""

import random
import resource
import struct
import zipfile
from pathlib import Path

import pytest

from tests.imports.making_ods import open_document
from tests.timing import best
from wangdi.lib.sheets import Book, Merged, SheetRefused
from wangdi.lib.sheets.compound import workbook_stream

FILES = Path(__file__).parents[3] / "tests" / "imports" / "files"
OLD = FILES / "07-old.xls"
MANY = 1_048_576
SMALL = ("07-old.xls", "08-two-row-header.xls", "48-merged-household.xls", "51-formula-failed.xls")
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f'<Relationship Id="b" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'


def refused(path: Path) -> str:
    with pytest.raises(SheetRefused) as refusal:
        Book(path).grid()
    return refusal.value.code


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def with_record(kind: int, content: bytes) -> bytes:
    """The old workbook with one record more, in place of as many bytes of its stream's end."""
    whole = OLD.read_bytes()
    stream = workbook_stream(whole)
    at = whole.index(stream[:512])
    first = struct.unpack_from("<HH", stream)[1] + 4
    more = struct.pack("<HH", kind, len(content)) + content
    return whole[: at + first] + more + whole[at + first + len(more) :]


def formatted(path: Path, rows: int) -> Path:
    """Three filled rows, and every row of the sheet formatted."""
    lines = ['<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>']
    lines += [f'<row r="{n}" s="1" ht="20"><c r="A{n}" s="1"/></row>' for n in range(2, rows + 1)]
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    sheets = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    link = f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{BOOK}</Relationships>')
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{sheets}</workbook>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def test_an_old_workbook_is_read_with_its_merged_cells() -> None:
    grid = Book(FILES / "08-two-row-header.xls").grid()
    assert Merged(0, 1, 0, 4) in grid.merged
    assert grid.rows[1][1:5] == ["小区", "楼栋", "单元", "房号"]


def test_a_million_formatted_rows_are_read_fast_and_small(tmp_path: Path) -> None:
    path = formatted(tmp_path / "a.xlsx", MANY)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert best(lambda: list(Book(path).grid().rows), tries=2) < 6
    assert [list(row) for row in Book(path).grid().rows] == [["a", "b"]]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_text_saved_to_its_last_formatted_row_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"a,b\n1,2\n" + b",,,,\n" * (MANY - 2))
    assert len(Book(path).grid().rows) == 2


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        (0x2F, b"\0" * 6, "encrypted"),
        (0x203, struct.pack("<HHHd", 1, 200, 0, 1.0), "too_large"),
        (0xBD, struct.pack("<HH", 1, 1) + b"\0" * 6 + struct.pack("<H", 255), "too_large"),
    ],
)
def test_an_old_workbook_is_guarded(tmp_path: Path, kind: int, content: bytes, code: str) -> None:
    assert refused(written(tmp_path / "a.xls", with_record(kind, content))) == code


@pytest.mark.parametrize("name", SMALL)
def test_a_damaged_old_workbook_is_refused_or_read_and_never_breaks(
    tmp_path: Path, name: str
) -> None:
    whole, chance = (FILES / name).read_bytes(), random.Random(name)
    for _try in range(60):
        content = bytearray(whole)
        for _byte in range(chance.choice((1, 5, 40))):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        try:
            Book(written(tmp_path / "a.xls", bytes(content))).grid()
        except SheetRefused:
            continue


def test_an_old_workbook_that_turns_in_a_circle_is_damaged(tmp_path: Path) -> None:
    content = bytearray(OLD.read_bytes())
    table = (struct.unpack_from("<I", content, 76)[0] + 1) * 512
    for sector in range(20):
        struct.pack_into("<I", content, table + 4 * sector, sector)
    assert refused(written(tmp_path / "a.xls", bytes(content))) == "damaged"


def ods(tmp_path: Path, old: str, new: str) -> Path:
    whole = open_document([["姓名", "房号"], ["甲", "1"]])
    path = written(tmp_path / "a.ods", whole)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<table:table-row>", '<table:table-row table:number-rows-repeated="300000">', "too_large"),
        (
            "<table:table-cell office",
            '<table:table-cell table:number-columns-repeated="9000" office',
            "too_large",
        ),
        (">甲<", ">" + "甲" * 900_000 + "<", "bomb"),
        ("<?xml version", "<!DOCTYPE a [<!ENTITY b 'c'>]><?xml version", "bomb"),
        ("<office:document-content", "<!DOCTYPE a []><office:document-content", "bomb"),
    ],
)
def test_an_open_document_is_guarded(tmp_path: Path, old: str, new: str, code: str) -> None:
    path = ods(tmp_path, old, new)
    assert refused(path) == code
