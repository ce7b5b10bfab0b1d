"""The files that are workbooks: sheets, merged cells, headers of two rows, formulas, old forms."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl
import xlwt  # type: ignore[import-not-found]
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-not-found]
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.imports.making_ods import open_document
from tests.imports.making_texts import HEAD, Files, row, three

Cells = Sequence[Sequence[Any]]


def book(rows: Cells, change: Callable[[Any, Any], None] = lambda book, sheet: None) -> bytes:
    """A workbook of one sheet from A1, changed then as the trouble wants it."""
    made = openpyxl.Workbook()
    sheet = made.active
    for cells in rows:
        sheet.append([cell if cell != "" else None for cell in cells])
    change(made, sheet)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def old(rows: Cells, change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("台账", cell_overwrite_ok=True)
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell != "":
                sheet.write(at, column, cell, *([day] if isinstance(cell, date) else []))
    change(sheet)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def files() -> Files:
    return {**_headers(), **_merged(), **_sheets(), **_values(), **_forms()}


def _headers() -> Files:
    parents = ["社区", "住址", "", "", "", "居民", "", "联系方式"]
    children = ["", "小区", "楼栋", "单元", "房号", "姓名", "性别", "手机"]
    two = [parents, children, *([*cells[:7], cells[9]] for cells in three())]

    def merged(_book: Any, sheet: Any) -> None:
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:E1")
        sheet.merge_cells("F1:G1")

    def merged_old(sheet: Any) -> None:
        sheet.write_merge(0, 1, 0, 0, "社区")
        sheet.write_merge(0, 0, 1, 4, "住址")
        sheet.write_merge(0, 0, 5, 6, "居民")

    titles = [["近社区居民台账"], ["说明：由网格员填写，每周五报送。"], list(HEAD), *three()]
    spaced = [
        " 社 区\xa0",
        "小区\n（院落）",
        "楼栋*",
        "单\u3000元",
        "房号：",
        "姓名\xa0",
        "性 别",
        "出生日期",
        "身份证号 ",
        "联系电话",
    ]
    sections = [
        list(HEAD),
        ["1号楼"],
        row(1),
        row(2),
        ["2号楼"],
        row(3, 楼栋="2号楼"),
        ["注：以上为常住人员，截至二月三日。"],
    ]
    return {
        "01-titles.xlsx": book(titles, lambda _book, sheet: sheet.merge_cells("A1:J1")),
        "02-two-row-header.xlsx": book(two, merged),
        "08-two-row-header.xls": old(two, merged_old),
        "28-headings-with-spaces.xlsx": book([spaced, *three()]),
        "41-sections.xlsx": book(sections),
    }


def _merged() -> Files:
    home = [
        list(HEAD),
        row(1),
        ["", "", "", "", "", "乙家人", "女"],
        ["", "", "", "", "", "丙家人", "男"],
        row(2),
    ]

    def down(_book: Any, sheet: Any) -> None:
        for column in "ABCDE":
            sheet.merge_cells(f"{column}2:{column}4")

    def down_old(sheet: Any) -> None:
        for column in range(5):
            sheet.write_merge(1, 3, column, column, home[1][column])

    blank = [list(HEAD), row(1), [""] * 10, row(2), ["   "] * 10, row(3)]
    numbered = [
        ("序号", *HEAD),
        *([at, *cells] for at, cells in enumerate(three(), 1)),
        [4],
        [5],
        [6],
    ]
    totals = [
        list(HEAD),
        row(1),
        row(2),
        ["小计", "", "", "", "2户", "2人"],
        row(3),
        ["合 计", "", "", "", "3户", "3人"],
    ]
    return {
        "03-merged-household.xlsx": book(home, down),
        "48-merged-household.xls": old(home, down_old),
        "04-blank-rows.xlsx": book(blank),
        "49-numbered-in-advance.xlsx": book(numbered),
        "05-totals.xlsx": book(totals),
    }


def _sheets() -> Files:

    def more(made: Any, sheet: Any) -> None:
        sheet.title = "1号楼"
        for name, rows in (("2号楼", [row(4, 楼栋="2号楼")]), ("上月（作废）", [row(5)])):
            other = made.create_sheet(name)
            for cells in (HEAD, *rows):
                other.append(list(cells))
        other.sheet_state = "hidden"

    def second(made: Any, sheet: Any) -> None:
        sheet.title = "填表说明"
        other = made.create_sheet("台账")
        for cells in (HEAD, *three()):
            other.append(list(cells))

    def by_community(made: Any, sheet: Any) -> None:
        sheet.title = "近社区"
        other = made.create_sheet("远社区")
        other.append(list(HEAD[1:]))
        other.append(row(4, 小区="", 楼栋="9号楼")[1:])

    return {
        "10-sheets.xlsx": book([HEAD, *three()], more),
        "11-second-sheet.xlsx": book(
            [["一、请逐户填写。"], ["二、身份证号按文本格式填写。"]], second
        ),
        "12-sheet-per-community.xlsx": book(
            [HEAD[1:], *(cells[1:] for cells in three())], by_community
        ),
    }


def _values() -> Files:
    head = [*HEAD, "入住日期"]

    def serial(number: int) -> list[list[Any]]:
        return [head, [*row(1), number], [*row(2), number + 1], [*row(3), 2020]]

    def epoch(made: Any, sheet: Any) -> None:
        made.epoch = CALENDAR_MAC_1904

    def failed(_book: Any, sheet: Any) -> None:
        for cell, told in (("J2", "#REF!"), ("F3", "#N/A")):
            sheet[cell] = told
            sheet[cell].data_type = "e"
        sheet["E4"] = "=E3+1"

    def failed_old(sheet: Any) -> None:
        sheet.row(2).set_cell_error(9, "#REF!")

    lost = [HEAD, row(1), [*row(2)[:8], 410105194912310000, row(2)[9]], row(3)]
    real: Cells = [head, [*row(1), date(2019, 2, 3)], [*row(2), date(2019, 2, 4)], [*row(3), ""]]
    return {
        "14-number-lost.xlsx": book(lost),
        "19-serial-days.xlsx": book(serial(43499)),
        "20-serial-days-1904.xlsx": book(serial(42037), epoch),
        "50-real-days.xls": old(real),
        "32-formulas-failed.xlsx": book([HEAD, *three()], failed),
        "51-formula-failed.xls": old([HEAD, *three()], failed_old),
    }


def _forms() -> Files:

    def far(_book: Any, sheet: Any) -> None:
        for at in (5, 300000, 1048576):
            sheet.row_dimensions[at].height = 20
            for column in "ABCDEFGHIJ":
                sheet[f"{column}{at}"].font = openpyxl.styles.Font(bold=True)

    locked, file = (io.BytesIO(), OOXMLFile(io.BytesIO(book([HEAD]))))
    file.encrypt("123456", locked)
    return {
        "07-old.xls": old([HEAD, *three()]),
        "09-password.xlsx": locked.getvalue(),
        "26-formatted-to-the-end.xlsx": book([HEAD, *three()], far),
        "39-open-document.ods": open_document([HEAD, *three()]),
    }
