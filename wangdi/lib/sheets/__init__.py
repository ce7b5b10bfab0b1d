"""Spreadsheets from outside, read safely; workbooks for others, written harmlessly."""

from wangdi.lib.sheets.cells import cell_text, find_header, plain_heading
from wangdi.lib.sheets.reading import Cell, Row, read_rows, sheet_names
from wangdi.lib.sheets.refusals import SENTENCES, SheetRefused
from wangdi.lib.sheets.writing import harmless, write_table

__all__ = [
    "SENTENCES",
    "Cell",
    "Row",
    "SheetRefused",
    "cell_text",
    "find_header",
    "harmless",
    "plain_heading",
    "read_rows",
    "sheet_names",
    "write_table",
]
