"""The whole file looked through, nothing written: columns, findings, and a verdict for each row."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wangdi.importing import assembling, bodies, correcting, keys, mapping, spelling, tables
from wangdi.importing.headers import Header
from wangdi.importing.kinds import Column, Context, Finding, ImportKind, Prepared, Table, Verdict
from wangdi.importing.models import ImportRun
from wangdi.importing.reading import Sheet, sheets_of
from wangdi.importing.remembering import Understanding, understanding
from wangdi.importing.repeating import came_before
from wangdi.importing.tabling import table_of
from wangdi.intake.commands import Payload
from wangdi.lib.sheets import Grid, Row

ASIDE = (bodies.TOTAL, bodies.NOTE, bodies.HEADER_AGAIN, bodies.NUMBER_ONLY)
AS_ROW = "apply"
EXAMPLES = 3
Tell = Callable[[str], None]


@dataclass
class Examined:
    """What is known of a file. `verdicts` and `payloads` stand in the order of `table.lines`."""

    kind: ImportKind
    header: Header
    known: Understanding
    sheets: list[dict[str, object]]
    examples: list[list[str]]
    table: Table
    aside: dict[str, list[tuple[int, Row]]] = field(default_factory=dict)
    census: list[dict[str, Any]] = field(default_factory=list)
    missing: list[Column] = field(default_factory=list)
    payloads: Sequence[Payload] = ()
    findings: list[Finding] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    keys: list[UUID] = field(default_factory=list)

    @property
    def mapping(self) -> dict[str, int]:
        return self.known.mapping

    def count(self, verdict: Verdict) -> int:
        return Counter(self.verdicts)[verdict]

    @property
    def set_aside(self) -> int:
        return sum(map(len, self.aside.values()))


def examine(run: ImportRun, kind: ImportKind, *, tell: Tell) -> Examined:
    """Read and look through the file of a run; SheetRefused where it cannot be read at all."""
    tell("reading")
    seen = _read(run, kind)
    if seen.missing:
        seen.verdicts = [Verdict.REVIEW] * len(seen.table.lines)
        return seen
    tell("checking")
    context = Context(run.actor, run.decisions, frozenset(run.communities))
    prepared = kind.prepare(seen.table, context)
    seen.payloads, seen.findings = prepared.payloads, list(prepared.findings)
    seen.keys = keys.keys_of(run, seen.table.lines)
    tell("matching")
    seen.findings += _match(seen, prepared, context)
    seen.verdicts = verdicts(len(seen.table.lines), seen.findings)
    return seen


def verdicts(count: int, findings: Sequence[Finding]) -> list[Verdict]:
    """One for each row: the highest that any finding gives it; without any it is entered."""
    each = [Verdict.APPLIED] * count
    for finding in findings:
        if finding.verdict > Verdict.APPLIED:
            for row in finding.rows:
                each[row] = max(each[row], finding.verdict)
    return each


def _match(seen: Examined, prepared: Prepared, context: Context) -> list[Finding]:
    """Rows of this very file that came before are told apart first, then those like others."""
    before = keys.known(seen.keys)
    if not before:
        return seen.kind.match(prepared, context)
    again = came_before(seen.kind, seen.keys, seen.payloads, before)
    if sum(len(finding.rows) for finding in again) == len(seen.keys):
        return again
    prepared.findings += again
    return [*again, *seen.kind.match(prepared, context)]


def _read(run: ImportRun, kind: ImportKind) -> Examined:
    sheets = assembling.headed(kind, _sheets(run), run.chosen)
    names = sheets.names
    known = understanding(run, kind, names, sheets=len(sheets.told))
    taken = [why for why in ASIDE if run.decisions.get(why) == AS_ROW]
    rows = assembling.rows_of(sheets, kind, known, taken)
    correcting.apply_to(rows, run)
    del sheets.read[1:]
    table = table_of(rows, names, kind, known)
    return Examined(
        kind,
        sheets.header,
        known,
        sheets.told,
        _examples(table.sent, len(names)),
        table,
        rows.aside,
        spelling.census(kind, table, known.values),
        mapping.missing(kind, known.mapping),
    )


def _sheets(run: ImportRun) -> list[Sheet]:
    """The sheets as they were read before, else read now. The first answer keeps what was read."""
    stored = run.file
    if stored.table is not None:
        kept = {grid.name: grid for grid in tables.unpacked(stored.table)}
        return [
            Sheet(at, one["name"], one["hidden"], one["rows"], kept.get(one["name"]))
            for at, one in enumerate(run.sheets)
        ]
    sheets = sheets_of(stored.content, run.chosen)
    if run.findings is not None:
        grids: list[Grid] = [one.grid for one in sheets if one.grid is not None]
        stored.table = tables.packed(grids)
    return sheets


def _examples(rows: Sequence[Row], width: int) -> list[list[str]]:
    """The first cells of every column of the file, to recognise it by."""
    return [
        [mapping.example(row[index]) for row in rows[:EXAMPLES] if index < len(row)]
        for index in range(width)
    ]
