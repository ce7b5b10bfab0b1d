"""What an office said about a form, kept for the next time: the very form, or one much like it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wangdi.importing import mapping, spelling
from wangdi.importing.kinds import ImportKind
from wangdi.importing.models import ColumnMapping, ImportRun
from wangdi.lib import clock


@dataclass
class Understanding:
    """Columns by place, words by column, and the places of columns that are kept in the note.

    `form` names where it is from, if it was remembered for a form that is not quite this one.
    """

    mapping: dict[str, int]
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    kept: list[int] = field(default_factory=list)
    origin: str = ""


def understanding(
    run: ImportRun, kind: ImportKind, names: Sequence[str], *, sheets: int
) -> Understanding:
    """What was chosen for this file, else for this form before, else for one like it, else what

    is likely. Words that were said of another form hold here too.
    """
    forms = list(ColumnMapping.objects.filter(kind=kind.name).order_by("at"))
    said = spelling.carried_over(kind, [form.values for form in forms])
    same = next(
        (form for form in forms if bytes(form.signature) == mapping.signature(kind, names)), None
    )
    if run.mapping:
        found = Understanding(mapping.fitting(kind, run.mapping, names), kept=run.kept)
    elif same is not None:
        found = Understanding(
            mapping.fitting(kind, same.mapping, names), kept=same.kept, origin=same.origin
        )
    else:
        found = _like(kind, forms, names, sheets=sheets)
    if same is not None:
        said = _over(said, spelling.fitting(kind, same.values))
    found.values = _over(said, spelling.fitting(kind, run.values))
    return found


def _like(
    kind: ImportKind, forms: Sequence[ColumnMapping], names: Sequence[str], *, sheets: int
) -> Understanding:
    """By the names of the columns, helped by the form that is most like this one, if any is."""
    found = mapping.suggest(kind, names, sheets=sheets)
    numbered = mapping.numbered(names)
    near = [
        (mapping.likeness(numbered, mapping.numbered(form.headings)), form)
        for form in forms
        if form.headings
    ]
    alike, form = max(near, key=lambda one: one[0], default=(0.0, None))
    if form is None or alike < mapping.ALIKE:
        return Understanding(found)
    known = mapping.fitting(kind, mapping.moved(form.mapping, form.headings, names), names)
    taken = set(known.values())
    rest = {name: at for name, at in found.items() if name not in known and at not in taken}
    return Understanding({**known, **rest}, origin=form.origin)


def _over(
    first: dict[str, dict[str, str]], then: dict[str, dict[str, str]]
) -> dict[str, dict[str, str]]:
    return {
        column: {**first.get(column, {}), **then.get(column, {})} for column in {**first, **then}
    }


def remember(run: ImportRun, kind: ImportKind) -> None:
    """Know the columns and words of this form the next time it comes."""
    if run.headings and run.mapping:
        keep(kind, run.headings, by=run.by, mapping=run.mapping, values=run.values, kept=run.kept)


def keep(kind: ImportKind, headings: Sequence[str], *, by: int | None, **said: Any) -> None:
    """Keep what was `said` (`mapping`, `values`, `kept`, `origin`) about a form."""
    ColumnMapping.objects.update_or_create(
        kind=kind.name,
        signature=mapping.signature(kind, headings),
        defaults={"headings": list(headings), "by": by, "at": clock.now(), **said},
    )
