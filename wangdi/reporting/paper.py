"""The daily report on A4, as offices hand it in: number, date, cut-off, table, signatures."""

from datetime import date

from wangdi.documents.rendering import render
from wangdi.lib import clock
from wangdi.reporting import since, words
from wangdi.reporting.queries import asking
from wangdi.reporting.queries.chain import Chain
from wangdi.reporting.queries.sheets import Row, Sheet

TEMPLATE = "reporting/templates/typ/daily.typ"
WIDEST = 12
"""More columns than this do not fit: the paper then holds the sums alone."""


def pdf(sheet: Sheet, chain: Chain, by: str) -> bytes:
    """The pages; the same version gives the same bytes for the same person."""
    report, extent = sheet.report, sheet.extent
    wide = len(extent.columns) <= WIDEST
    names = [one.name for one in extent.columns] if wide else []
    begun = since.activation(report.cut_off)
    data = {
        "office": extent.name,
        "number": f"疫情日报〔{report.day.year}〕{report.day:%m%d}号（第{report.version}版）",
        "day": _day(report.day),
        "cut_off": f"{clock.local(min(report.cut_off, report.counted_at)):%H:%M}",
        "state": "已定稿" if report.is_frozen() else "统计中，尚未定稿",
        "since": f"{_day(begun.on)}启动，第{begun.day_number}天" if begun else "",
        "reason": report.reason,
        "columns": names,
        "groups": [_group(heading, rows, wide) for heading, rows in sheet.groups if rows],
        "units": [
            [one.place.name, str(words.STATES[one.state]), _signed(one.statement)]
            for one in chain.communities
        ],
        "questions": [
            {"sentence": one.sentence, "reason": one.reason, "by": one.by}
            for one in asking.of_report(report, extent.units)
        ],
        "by": by,
    }
    return render(TEMPLATE, data, at=report.frozen_at or report.counted_at)


def _group(heading: str, rows: list[Row], wide: bool) -> dict[str, object]:
    return {"name": heading, "rows": [_row(row, wide) for row in rows]}


def _row(row: Row, wide: bool) -> list[str]:
    numbers = [row.total, row.before, *(row.cells if wide else [])]
    return [str(row.figure.label), *(_number(one, row.is_share) for one in numbers)]


def _number(number: int | None, is_share: bool) -> str:
    if number is None:
        return "—"
    return f"{number}%" if is_share else str(number)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _signed(statement: object) -> str:
    label = getattr(statement, "signed_by_label", "")
    at = getattr(statement, "signed_at", None)
    return f"{label} {clock.local(at):%H:%M}" if at else ""
