"""Spreadsheets from outside, read safely; workbooks for others, written harmlessly."""

from wangdi.lib.sheets.books import Book, Grid, Merged, SheetSeen
from wangdi.lib.sheets.cells import (
    Cell,
    Row,
    cell_text,
    find_header,
    is_failed,
    plain_heading,
    plain_word,
)
from wangdi.lib.sheets.days import ReadDay, read_day
from wangdi.lib.sheets.reading import read_rows, sheet_names
from wangdi.lib.sheets.refusals import SENTENCES, SheetRefused
from wangdi.lib.sheets.writing import harmless, write_table

__all__ = [
    "SENTENCES",
    "Book",
    "Cell",
    "Grid",
    "Merged",
    "ReadDay",
    "Row",
    "SheetRefused",
    "SheetSeen",
    "cell_text",
    "find_header",
    "harmless",
    "is_failed",
    "plain_heading",
    "plain_word",
    "read_day",
    "read_rows",
    "sheet_names",
    "write_table",
]
