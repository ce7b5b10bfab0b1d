"""A list's columns made into rows of key areas."""

from datetime import date
from uuid import UUID

from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.lib import clock
from wangdi.lib.sheets import Cell, cell_text
from wangdi.lib.sheets.days import read_day
from wangdi.people.entering import reading
from wangdi.people.entering.causes import KEEP_OR_DROP, VALUE
from wangdi.people.entering.findings import Gathering
from wangdi.screening import divisions, origins
from wangdi.screening.key_areas.command import AreaRow
from wangdi.screening.models import ListedArea

LONGEST = {"name": 100, "grade": 30, "measure": 100, "source": 200}
NONE = ("", "-", "/", "无", "至今", "未定")


def prepare(table: Table, context: Context) -> Prepared:
    """One row of the list for each row of the table, and what was found on the way."""
    gathering = Gathering(len(table.lines), context.decisions)
    texts = {
        name: [text[:most] for text in reading.once(table.column(name), cell_text)]
        for name, most in LONGEST.items()
    }
    written = reading.once(table.column("code"), _code)
    codes = [
        code or origins.recognise(name) for code, name in zip(written, texts["name"], strict=True)
    ]
    since, until = _days(table, gathering)
    for cause, column, rows in (
        ("place_unknown", "name", [at for at, code in enumerate(codes) if not code]),
        ("source_missing", "source", [at for at, text in enumerate(texts["source"]) if not text]),
    ):
        gathering.add(cause, column, rows, KEEP_OR_DROP)
    payloads = [
        AreaRow(
            code=codes[at],
            since=since[at],
            until=until[at],
            hold=gathering.holds[at],
            **{name: values[at] for name, values in texts.items()},
        )
        for at in range(len(table.lines))
    ]
    return Prepared(payloads, gathering.findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows that stand on the list already, or twice in the file."""
    rows = [one for one in prepared.payloads if isinstance(one, AreaRow)]
    known = ListedArea.objects.standing().filter(code__in={one.code for one in rows})
    seen: dict[tuple[str, date | None], int | UUID] = {
        (one.code, one.since): one.id for one in known
    }
    others: dict[int, int | UUID] = {}
    for at, one in enumerate(rows):
        if one.hold:
            continue
        before = seen.setdefault((one.code, one.since), at)
        if before != at:
            others[at] = before
    if not others:
        return []
    return [Finding("same_area", "name", list(others), Verdict.DUPLICATE, others=others)]


def _code(cell: Cell) -> str:
    """A code of the divisions, without the zeros that pad it; empty for what is none."""
    digits = cell_text(cell)
    for length in (6, 4, 2):
        code = digits[:length]
        if code in divisions.by_code() and not digits[length:].strip("0"):
            return code
    return ""


def _day(cell: Cell) -> tuple[date | None, bool]:
    if not isinstance(cell, date) and cell_text(cell) in NONE:
        return None, False
    found = read_day(cell, today=clock.today()).day
    return found, found is None


def _days(table: Table, gathering: Gathering) -> tuple[list[date | None], list[date | None]]:
    since = [found for found, _odd in reading.once(table.column("since"), _day)]
    ends = reading.once(table.column("until"), _day)
    until = [found for found, _odd in ends]
    missing = [at for at, day in enumerate(since) if day is None]
    gathering.add("date_odd", "since", missing, KEEP_OR_DROP)
    gathering.add("date_odd", "until", [at for at, (_d, odd) in enumerate(ends) if odd], VALUE)
    turned = [at for at, (a, b) in enumerate(zip(since, until, strict=True)) if a and b and b < a]
    gathering.add("until_before", "until", turned, KEEP_OR_DROP)
    return since, until
