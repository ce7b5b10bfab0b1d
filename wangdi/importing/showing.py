"""An examined file as its page shows it: causes on the left, rows of one cause on the right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from wangdi.importing import lines, rules
from wangdi.importing.causes import cause_of
from wangdi.importing.kinds import Column, ImportKind, Text, Verdict
from wangdi.importing.models import ImportRun, RunState
from wangdi.importing.shown import Option, Shown, ShownRow
from wangdi.ui.components import bars

CLEAN = "clean"
TONES = {
    Verdict.APPLIED: ("bamboo", "✓"),
    Verdict.DUPLICATE: ("muted", "–"),
    Verdict.REVIEW: ("amber", "▲"),
    Verdict.SENT_BEFORE: ("muted", "–"),
    Verdict.LEFT_OUT: ("muted", "×"),
}


def verdict_words() -> Mapping[Verdict, str]:
    return {
        Verdict.APPLIED: _("Entered"),
        Verdict.DUPLICATE: _("Duplicate, left as it is"),
        Verdict.REVIEW: _("Kept for review"),
        Verdict.SENT_BEFORE: _("Duplicate, left as it is"),
        Verdict.LEFT_OUT: _("Left out"),
    }


def bar(run: ImportRun) -> list[bars.Part]:
    """The bar that adds up; before the rows are written its first part says what will be."""
    parts = bars.parts(run.applied or 0, run.duplicate or 0, run.review or 0)
    if run.state == RunState.READY:
        parts[0] = replace(parts[0], label=_("To be entered"))
    return parts


def columns(run: ImportRun, kind: ImportKind) -> list[Column]:
    """The mapped columns, as the rows of a summary hold them."""
    return [kind.column(name) for name in run.findings["columns"]]


def findings(run: ImportRun, kind: ImportKind) -> list[Shown]:
    """Everything found, in the order it was kept in; the rows without a finding come last."""
    shown = [_finding(run, kind, kept) for kept in run.findings["findings"]]
    return [*shown, _clean(run)] if run.findings["clean"] else shown


def _finding(run: ImportRun, kind: ImportKind, kept: dict[str, Any]) -> Shown:
    verdict, sheets = Verdict(kept["verdict"]), sheet_names(run)
    cause = cause_of(kind, kept["cause"])
    column = kept["column"]
    names = run.findings["columns"]
    return Shown(
        key=kept["key"],
        label=cause.label,
        sentence=cause.sentence,
        column=kind.column(column).label if column else "",
        value=kept["value"],
        count=kept["count"],
        verdict=verdict_words()[verdict],
        tone=TONES[verdict][0],
        shape=TONES[verdict][1],
        lines=_lines(kept["lines"], sheets),
        options=_options(run, kept),
        rows=_rows(kept, sheets, kind),
        marked=names.index(column) + 1 if column in names else -1,
        place=run.mapping.get(column, -1) if column in names else -1,
    )


def _rows(kept: dict[str, Any], sheets: Sequence[str], kind: ImportKind) -> list[ShownRow]:
    """What stands in a line that is no row tells more than its columns."""
    texts = kept.get("text")
    differs = [_differs(names, kind) for names in kept.get("differs", ())]
    differs += [""] * (len(kept["rows"]) - len(differs))
    at = kept["at"] or [int(row[0]) for row in kept["rows"]]
    return [
        ShownRow(
            line,
            lines.shown(line, sheets),
            row[1:],
            texts[number] if texts else differs[number] or _other(other, sheets),
        )
        for number, (line, row, other) in enumerate(
            zip(at, kept["rows"], kept["others"], strict=True)
        )
    ]


def _clean(run: ImportRun) -> Shown:
    rows = run.findings["clean"]
    tone, shape = TONES[Verdict.APPLIED]
    return Shown(
        key=CLEAN,
        label=_("Nothing to remark"),
        sentence=_("The first of these rows, to see that the columns were read as meant."),
        column="",
        value="",
        count=run.findings["clean_count"],
        verdict=verdict_words()[Verdict.APPLIED],
        tone=tone,
        shape=shape,
        lines="",
        options=(),
        rows=[
            ShownRow(int(row[0]), lines.shown(int(row[0]), sheet_names(run)), row[1:], "")
            for row in rows
        ],
        marked=-1,
        place=-1,
    )


def _options(run: ImportRun, kept: dict[str, Any]) -> list[Option]:
    chosen = run.decisions.get(kept["key"], "")
    codes = kept["choices"]
    if len(codes) < 2:
        return []
    held = chosen if chosen in codes else codes[0]
    return [Option(code, _label(code, kept["names"]), code == held) for code in codes]


def _label(code: str, names: Mapping[str, str]) -> Text:
    if code in names:
        return _("This is %(place)s") % {"place": names[code]}
    return rules.CHOICES[code]


def _other(other: str, sheets: Sequence[str]) -> str:
    """`line:15` or `record:…` in words."""
    kind, _colon, what = other.partition(":")
    if kind == "line":
        return _("like row %(line)s") % {"line": lines.shown(int(what), sheets)}
    return _("in the ledger already") if kind == "record" else ""


def _differs(names: Sequence[str], kind: ImportKind) -> str:
    """By which columns a row is not what is there already."""
    known = {column.name: str(column.label) for column in kind.columns}
    if not names:
        return ""
    return _("differs: %(columns)s") % {"columns": "、".join(known.get(n, n) for n in names)}


def sheet_names(run: ImportRun) -> list[str]:
    return [one["name"] for one in run.sheets]


def _lines(kept: Sequence[Sequence[int]], sheets: Sequence[str]) -> str:
    """`5–9, 14`; a very long list ends in dots."""
    most = 40
    parts = [
        lines.shown(first, sheets)
        if first == last
        else f"{lines.shown(first, sheets)}–{lines.shown(last)}"
        for first, last in kept[:most]
    ]
    return ", ".join(parts) + (" …" if len(kept) > most else "")
