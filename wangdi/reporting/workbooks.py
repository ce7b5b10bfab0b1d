"""An upper level's own workbook: looked at cell by cell, and filled with its layout untouched."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from wangdi.lib.sheets import SheetRefused, harmless
from wangdi.lib.sheets.guarding import guard_workbook
from wangdi.lib.sheets.sniffing import FileKind, kind_of

LARGEST = 2 << 20
MOST_ROWS, MOST_COLUMNS = 200, 40
"""What of a sheet is shown; a form that people fill in by hand is far smaller."""
FORMULA = "f"


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell as it is shown. `fixed`: a formula of the form's own, which is left alone."""

    address: str
    text: str
    colspan: int
    rowspan: int
    bold: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's cells row by row; what a merged cell covers is left out."""

    rows: list[list[FormCell]]

    @property
    def cells(self) -> dict[str, FormCell]:
        return {cell.address: cell for row in self.rows for cell in row}


def sheets_of(content: bytes) -> list[str]:
    """The names of the workbook's sheets; SheetRefused for what is none or is not safe."""
    if len(content) > LARGEST:
        raise SheetRefused("too_large")
    with NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(content)
        file.flush()
        path = Path(file.name)
        if kind_of(path) is not FileKind.WORKBOOK:
            raise SheetRefused("wrong_type")
        guard_workbook(path)
    return list(_opened(content).sheetnames)


@lru_cache(maxsize=8)
def layout(content: bytes, sheet: str) -> Layout:
    """The sheet as it is shown; SheetRefused where the workbook has no such sheet."""
    book = _opened(content)
    if sheet not in book.sheetnames:
        raise SheetRefused("no_sheet")
    return Layout(list(_rows(book[sheet])))


def fill(content: bytes, sheet: str, values: Mapping[str, int | str]) -> bytes:
    """The same workbook with values in its cells: fonts, widths, merged cells, formulas stay.

    Text never becomes a formula; what the form computes is computed anew when it is opened.
    """
    book = _opened(content)
    for address, value in values.items():
        cell = book[sheet][address]
        if isinstance(cell, MergedCell):
            continue
        cell.value = harmless(value)
        if isinstance(value, str):
            cell.data_type = "s"
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = True
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def below(address: str, by: int) -> str:
    """The address so many rows further down."""
    column, row = coordinate_from_string(address)
    return f"{column}{row + by}"


def column_and_row(address: str) -> tuple[str, int]:
    """ValueError for what is no address."""
    column, row = coordinate_from_string(address)
    return column, row


def _opened(content: bytes) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(content), keep_links=False)
    except (BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError):
        raise SheetRefused("damaged") from None


def _rows(sheet: Worksheet) -> Iterator[list[FormCell]]:
    spans = {one.start_cell.coordinate: one.size for one in sheet.merged_cells.ranges}
    last_row = min(sheet.max_row, MOST_ROWS)
    last_column = min(sheet.max_column, MOST_COLUMNS)
    for row in sheet.iter_rows(max_row=last_row, max_col=last_column):
        yield [
            _cell(cell, spans.get(cell.coordinate))
            for cell in row
            if not isinstance(cell, MergedCell)
        ]


def _cell(cell: Any, size: dict[str, int] | None) -> FormCell:
    value = cell.value
    fixed = cell.data_type == FORMULA
    return FormCell(
        f"{get_column_letter(cell.column)}{cell.row}",
        "" if value is None or fixed else str(value),
        min(size["columns"], MOST_COLUMNS) if size else 1,
        min(size["rows"], MOST_ROWS) if size else 1,
        bool(cell.font and cell.font.b),
        fixed,
    )
