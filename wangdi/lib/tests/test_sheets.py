import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.timing import best
from wangdi.lib.sheets import (
    SENTENCES,
    SheetRefused,
    cell_text,
    find_header,
    harmless,
    read_rows,
    sheet_names,
    write_table,
)
from wangdi.lib.sheets.guarding import guard_workbook

CONTENT = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def refusal(path: Path) -> str:
    codes: set[str] = set()

    def read() -> None:
        with pytest.raises(SheetRefused) as caught:
            list(read_rows(path))
        assert str(caught.value.sentence)
        codes.add(caught.value.code)

    assert best(read) < 1
    [code] = codes
    return code


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def workbook(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"xl/workbook.xml": "<workbook/>", **parts}.items():
            archive.writestr(name, content)
    return path


def test_a_table_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "people.dat"
    day = date(2020, 2, 10)
    write_table(
        path, ["姓名", "人数", "日期"], [["张三", 3, day], ["𠮷", 36.5, None]], sheet="名册"
    )
    rows = [[cell_text(cell) for cell in row] for row in read_rows(path)]
    assert rows == [["姓名", "人数", "日期"], ["张三", "3", "2020-02-10"], ["𠮷", "36.5", ""]]
    assert sheet_names(path) == ["名册"]
    with pytest.raises(SheetRefused, match="no_sheet"):
        read_rows(path, "缺")


def test_headings_without_rows_and_into_memory(tmp_path: Path) -> None:
    target = io.BytesIO()
    write_table(target, ["姓名", "电话"], [], widths={"姓名": 12})
    path = written(tmp_path / "empty", target.getvalue())
    assert [list(row) for row in read_rows(path)] == [["姓名", "电话"]]
    with pytest.raises(ValueError, match="two columns"):
        write_table(target, ["姓名", "姓名"], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_of_every_kind(tmp_path: Path, encoding: str, separator: str) -> None:
    text = separator.join(["姓名", "住址"]) + "\r\n" + separator.join(["张三", '"1号楼,\n2;3\t室"'])
    rows = read_rows(written(tmp_path / "x", text.encode(encoding)))
    assert list(rows) == [["姓名", "住址"], ["张三", "1号楼,\n2;3\t室"]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"%PDF-1.7 ...", "wrong_type"),
        (b"\xef\xbb\xbf <html><table>", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "wrong_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "wrong_type"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (b"PK\x03\x04 and nothing else", "damaged"),
        ("姓名".encode() + b"\xff\xff\x81", "encoding"),
        (b"a\n" * 250_001, "too_large"),
        (b"a" + b",a" * 78, "too_large"),
        (b"a," * 10 + b"x" * 200_000, "damaged"),
    ],
)
def test_what_is_no_spreadsheet(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(written(tmp_path / "list.xlsx", content)) == code


def test_other_archives(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", CONTENT)
    assert refusal(path) == "wrong_type"
    assert refusal(workbook(tmp_path / "b", {"inner.zip": "x"})) == "bomb"
    assert refusal(workbook(tmp_path / "c", {f"p{n}": "" for n in range(2001)})) == "bomb"
    assert refusal(workbook(tmp_path / "d", {"xl/worksheets/sheet1.xml": "no"})) == "damaged"


def test_a_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb", {"xl/worksheets/sheet1.xml": " " * 30_000_000})

    def guard() -> None:
        with pytest.raises(SheetRefused, match="bomb"):
            guard_workbook(path)

    assert best(guard) < 0.1


def test_a_directory_that_lies_is_found_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "liar", {"xl/worksheets/sheet1.xml": "<a/>" * 100_000})
    content = path.read_bytes()
    lie = content.replace((400_000).to_bytes(4, "little"), (4_000).to_bytes(4, "little"))
    assert lie != content
    assert refusal(written(path, lie)) == "damaged"


def test_an_encrypted_part(tmp_path: Path) -> None:
    path = workbook(tmp_path / "locked", {})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(written(path, bytes(content))) == "encrypted"


@pytest.mark.parametrize("cell", ["XFD1", "A1048576", "CA1", "A250000", "AAAA1"])
@pytest.mark.parametrize("form", ['r="{}"', "r='{}'", 'r = "{}"', 'r\t=\n" {}"'])
def test_a_far_cell_is_refused(tmp_path: Path, cell: str, form: str) -> None:
    sheet = f'<sheetData><row><c s="1" {form.format(cell)}><v>1</v></c></row></sheetData>'
    assert refusal(workbook(tmp_path / "far", {"xl/worksheets/sheet1.xml": sheet})) == "too_large"


def test_one_long_text_in_many_cells_is_refused(tmp_path: Path) -> None:
    sheet = '<c t="s"><v>0</v></c>' * 200_000
    letters = "".join(chr(33 + n * n % 89) for n in range(1_000_000))
    parts = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": f"<si>{letters}</si>"}
    assert refusal(workbook(tmp_path / "long", parts)) == "bomb"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (" 张\u3000三\u200b ", "张 三"),
        ("３号楼Ａ座", "3号楼A座"),
        (3.0, "3"),
        (36.5, "36.5"),
        (13800000000.0, "13800000000"),
        (410102195001011234.0, "4.10102195001011E+17"),
        (410102195001011234, "4.10102195001011E+17"),
        (True, "1"),
        (date(2020, 2, 10), "2020-02-10"),
        (datetime(2020, 2, 10), "2020-02-10"),  # noqa: DTZ001 - a cell has no time zone
        (datetime(2020, 2, 10, 17, 5), "2020-02-10 17:05"),  # noqa: DTZ001 - as above
        (time(17, 0), "17:00"),
    ],
)
def test_cells_as_text(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_the_header_stands_below_title_rows() -> None:
    known = ["姓名", "身份证号", "联系电话"]
    rows: list[list[Any]] = [
        ["三官庙街道人员姓名", None],
        ["填表人：", "姓名"],
        [None, None],
        ["序号", "姓 名*", "身份证号（必填）", "备注"],
        ["1", "张三", "", ""],
    ]
    assert find_header(rows, known) == 3
    assert find_header(rows[:3], known) is None
    assert find_header([["姓名"], ["张三"]], known) == 0


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" +cmd", "' +cmd"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("+86", "+86"),
        ("张三", "张三"),
        (-5, -5),
    ],
)
def test_formulas_are_made_harmless(value: Any, safe: Any) -> None:
    assert harmless(value) == safe


def test_long_texts_that_are_not_repeated_pass(tmp_path: Path) -> None:
    cells = '<c t="s"><v>0</v></c>' * 40_000 + '<c t="s"><v>1</v></c>'
    letters = "".join(chr(40 + n * n % 80) for n in range(60_000))
    parts = {"xl/worksheets/sheet1.xml": cells, "xl/sharedStrings.xml": f"<si>a<si>{letters}"}
    guard_workbook(workbook(tmp_path / "long", parts))


def test_every_refusal_has_its_sentence() -> None:
    assert {"wrong_type", "encrypted", "bomb", "empty", "no_header"} <= set(SENTENCES)
