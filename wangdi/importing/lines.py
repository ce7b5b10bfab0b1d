"""Lines of a file with several sheets as one number each: the sheet's place, then the row."""

from collections.abc import Sequence

ROWS_OF_SHEET = 1 << 21


def line_of(sheet: int, row: int) -> int:
    """`sheet` is its place among the sheets with rows, from 0; `row` counts from 1."""
    return sheet * ROWS_OF_SHEET + row


def shown(line: int, sheets: Sequence[str] = ()) -> str:
    """`5`, or `二社区!5` where a file of several sheets is read."""
    sheet, row = divmod(line, ROWS_OF_SHEET)
    return f"{sheets[sheet]}!{row}" if len(sheets) > 1 and sheet < len(sheets) else f"{row}"
