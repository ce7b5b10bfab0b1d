"""The report as a workbook: the same figures, in the same order, none typed."""

from typing import BinaryIO

from django.utils.translation import gettext as _

from wangdi.lib.sheets import write_table
from wangdi.reporting.queries.sheets import Row, Sheet


def write(target: BinaryIO, sheet: Sheet) -> None:
    """One line per figure: its name, the sum, yesterday's, each column; then how it was made."""
    names = _told_apart([one.name for one in sheet.extent.columns])
    headings = [_("Figure"), _("Total"), _("Yesterday"), *names, _("Definition")]
    lines = [
        [_label(row), row.total, row.before, *row.cells, str(row.figure.definition)]
        for _heading, rows in sheet.groups
        for row in rows
    ]
    lines.append([made_of(sheet), *[None] * (len(headings) - 1)])
    title = sheet.report.day.isoformat()
    write_table(target, headings, lines, sheet=title, widths={headings[0]: 32, headings[-1]: 80})


def _told_apart(names: list[str]) -> list[str]:
    """Two grids of two communities may have one name."""
    return [
        f"{name} ({n})" if names.count(name) > 1 else name for n, name in enumerate(names, start=1)
    ]


def _label(row: Row) -> str:
    return f"{row.figure.label} (%)" if row.is_share else str(row.figure.label)


def made_of(sheet: Sheet) -> str:
    """The sentence that says what the paper is: its day, version and cut-off."""
    report = sheet.report
    values = {"day": report.day.isoformat(), "version": report.version}
    if report.is_frozen():
        return _("Report of %(day)s, version %(version)d, frozen at its cut-off.") % values
    return _("Report of %(day)s, version %(version)d, still being counted.") % values
