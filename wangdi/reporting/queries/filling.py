"""What goes into the cells of a form for one day: counted, said, or typed by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from wangdi.lib import clock
from wangdi.lib.figures import all_figures, all_shares
from wangdi.reporting import workbooks
from wangdi.reporting.models import DailyReport, FormVersion, TypedValue, UpperForm
from wangdi.reporting.queries import values
from wangdi.reporting.queries.columns import Extent
from wangdi.reporting.queries.sheets import report_of
from wangdi.reporting.queries.values import Numbers
from wangdi.reporting.rules import mapping
from wangdi.reporting.rules.questions import percent

WHOLE = 0


@dataclass(slots=True)
class Filled:
    """`cells`: address → value. `missing`: what nothing is known of; it stays empty, and is said.

    `typed`: address → (what it asks, what was typed)."""

    report: DailyReport | None
    cells: dict[str, int | str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    typed: dict[str, tuple[str, TypedValue | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers of a form's days by unit, the whole extent being `WHOLE`."""

    extent: Extent
    days: Mapping[str, Numbers]

    def value(self, name: str, unit: int, day: str) -> int | None:
        if day == mapping.CHANGE:
            now, then = (self.value(name, unit, one) for one in (mapping.TODAY, mapping.YESTERDAY))
            return None if now is None or then is None else now - then
        numbers = self.days[day]
        for share in all_shares():
            if share.name == name:
                part, whole = (_of(numbers, one, unit, self.extent) for one in _ends(share))
                return percent(part, whole)
        return _of(numbers, name, unit, self.extent)


def _ends(share: Any) -> tuple[str, str]:
    return share.part, share.whole


def _of(numbers: Numbers, name: str, unit: int, extent: Extent) -> int | None:
    """A figure of one unit or place, or of all; None where it was not counted."""
    counted = numbers.get(name)
    if counted is None:
        return None
    if unit == WHOLE:
        return sum(counted.values())
    inside = {one.id for one in extent.communities if unit in (one.id, *one.ancestors)}
    inside |= {unit} & set(extent.units)
    return sum(counted.get(one, 0) for one in inside) if inside else None


def fill(form: UpperForm, version: FormVersion, day: date, extent: Extent) -> Filled:
    """Everything that `version` puts into the form for the units of `extent`."""
    report = report_of(day)
    found = Filled(report)
    known = Known(extent, _days(report, day, extent))
    layout = workbooks.layout(bytes(form.workbook), form.sheet)
    typed = {
        one.cell: one
        for one in form.typed.filter(day=day, unit_id=unit_of(extent), annulled_at=None)
    }
    for address, spec in version.cells.items():
        if "typed" in spec:
            found.typed[address] = (spec["typed"], typed.get(address))
            if address in typed:
                found.cells[address] = _plain(typed[address].value)
        elif "words" in spec:
            _put_words(found, address, spec["words"], extent)
        else:
            _put(found, known, address, spec, layout)
    return found


def unit_of(extent: Extent) -> int:
    """The place in whose name the form is filled."""
    return extent.place.id if extent.place else WHOLE


def _days(report: DailyReport | None, day: date, extent: Extent) -> dict[str, Numbers]:
    yesterday = report_of(day - timedelta(days=1))
    today = values.by_unit(report.id, extent.units) if report else {}
    before = values.by_unit(yesterday.id, extent.units) if yesterday else {}
    return {
        mapping.TODAY: today,
        mapping.YESTERDAY: before,
        mapping.TOTAL: {**today, **_totals(day, extent)} if report else {},
    }


def _totals(day: date, extent: Extent) -> Numbers:
    """What happened in a day added up over all days with a report; the rest stands as it is."""
    newest = DailyReport.objects.filter(day__lte=day).order_by("day", "-version").distinct("day")
    flows = [one.name for one in all_figures() if one.flow]
    columns = {unit: unit for unit in extent.units}
    return values.over(newest.values_list("id", flat=True), flows, columns)


def _put(
    found: Filled, known: Known, address: str, spec: Mapping[str, Any], layout: workbooks.Layout
) -> None:
    name, unit, day = spec["figure"], spec["unit"], spec["day"]
    if unit != mapping.ROWS:
        wanted = WHOLE if unit == mapping.ALL else int(unit)
        _put_number(found, address, known.value(name, wanted, day))
        return
    for one, cell in rows_from(known.extent, address, spec.get("names", ""), layout):
        _put_number(found, cell, known.value(name, one, day))


def rows_from(
    extent: Extent, address: str, names: str, layout: workbooks.Layout
) -> list[tuple[int, str]]:
    """(unit, cell) for each community: by the names in a column, or one below another."""
    column, first = workbooks.column_and_row(address)
    units = [(one.id, one.name) for one in extent.communities]
    if not names:
        return [(unit, f"{column}{first + n}") for n, (unit, _name) in enumerate(units)]
    texts = {
        row: cell.text.strip()
        for one, cell in layout.cells.items()
        for letters, row in [workbooks.column_and_row(one)]
        if letters == names and row >= first
    }
    placed = mapping.row_of_each(texts, units)
    return [(unit, f"{column}{row}") for unit, row in placed.items()]


def _put_number(found: Filled, address: str, number: int | None) -> None:
    if number is None:
        found.missing.append(address)
    else:
        found.cells[address] = number


def _put_words(found: Filled, address: str, words: str, extent: Extent) -> None:
    report = found.report
    if words == "units":
        for n, one in enumerate(extent.communities):
            found.cells[workbooks.below(address, n)] = one.name
        return
    said = {"place": extent.name}
    if report is not None:
        until = clock.local(min(report.cut_off, report.counted_at))
        said |= {
            "day": f"{report.day.year}年{report.day.month}月{report.day.day}日",
            "cut_off": f"{until:%H:%M}",
            "version": str(report.version),
            "by": report.by_label,
        }
    if words in said:
        found.cells[address] = said[words]
    else:
        found.missing.append(address)


def _plain(text: str) -> int | str:
    """What was typed: a number stays one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
