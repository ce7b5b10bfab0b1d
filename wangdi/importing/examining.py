"""The whole file looked through, nothing written: columns, findings, and a verdict for each row."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from wangdi.importing import keys, mapping, reading
from wangdi.importing.kinds import Column, Context, Finding, ImportKind, Prepared, Table, Verdict
from wangdi.importing.models import ColumnMapping, ImportRun
from wangdi.intake.commands import Payload
from wangdi.lib.sheets import Row

SENT_BEFORE = "sent_before"
EXAMPLES = 3
Tell = Callable[[str], None]


@dataclass
class Examined:
    """What is known of a file. `verdicts` and `payloads` stand in the order of `table.lines`."""

    kind: ImportKind
    header: int
    headings: list[str]
    mapping: dict[str, int]
    examples: list[list[str]]
    table: Table
    missing: list[Column] = field(default_factory=list)
    payloads: Sequence[Payload] = ()
    findings: list[Finding] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    keys: list[UUID] = field(default_factory=list)

    def count(self, verdict: Verdict) -> int:
        return Counter(self.verdicts)[verdict]


def examine(run: ImportRun, kind: ImportKind, *, tell: Tell) -> Examined:
    """Read and look through the file of a run; SheetRefused where it cannot be read at all."""
    tell("reading")
    seen = _read(run, kind)
    if seen.missing:
        seen.verdicts = [Verdict.REVIEW] * len(seen.table.lines)
        return seen
    tell("checking")
    context = Context(run.actor, run.decisions)
    prepared = kind.prepare(seen.table, context)
    seen.payloads, seen.findings = prepared.payloads, list(prepared.findings)
    seen.keys = keys.row_keys(kind.name, bytes(run.digest), seen.table.lines)
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
    rows = [row for row, key in enumerate(seen.keys) if key in before]
    again = Finding(SENT_BEFORE, "", rows, Verdict.SENT_BEFORE)
    if len(rows) == len(seen.keys):
        return [again]
    prepared.findings.append(again)
    return [again, *seen.kind.match(prepared, context)]


def _read(run: ImportRun, kind: ImportKind) -> Examined:
    rows = reading.rows_of(run.file.content)
    header = mapping.header_of(kind, rows)
    headings = mapping.headings(rows[header])
    chosen = _mapping(run, kind, headings)
    return Examined(
        kind,
        header,
        headings,
        chosen,
        _examples(rows[header + 1 :], len(headings)),
        reading.table_of(rows, header, chosen),
        mapping.missing(kind, chosen),
    )


def _mapping(run: ImportRun, kind: ImportKind, headings: list[str]) -> dict[str, int]:
    """What was chosen for this file, else for this form before, else what is likely."""
    if run.mapping:
        return mapping.fitting(kind, run.mapping, headings)
    saved = ColumnMapping.objects.filter(
        kind=kind.name, signature=mapping.signature(kind, headings)
    ).first()
    if saved:
        return mapping.fitting(kind, saved.mapping, headings)
    return mapping.suggest(kind, headings)


def _examples(rows: Sequence[Row], width: int) -> list[list[str]]:
    """The first cells of every column of the file, to recognise it by."""
    head = [row for row in rows[: EXAMPLES * 4] if any(row)][:EXAMPLES]
    return [
        [mapping.example(row[index]) for row in head if index < len(row)] for index in range(width)
    ]
