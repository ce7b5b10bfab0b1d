"""Cells that somebody put right in the page: the file's own content is kept beside the new one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wangdi.importing.assembling import Rows
from wangdi.importing.models import ImportRun
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.lib import clock
from wangdi.lib.sheets import cell_text

MOST, LONGEST = 2_000, 500


def corrected(run: ImportRun, line: int, changes: Mapping[int, str], *, by: Actor) -> None:
    """Note on the run the new texts of some cells of a row, by their columns; Refused if too many.

    What stood in the file is filled in when it is looked through anew.
    """
    known: list[dict[str, Any]] = list(run.corrections or [])
    if len(known) + len(changes) > MOST:
        raise Refused(_("That is too much to put right by hand: correct the file and send it."))
    at = clock.now().isoformat()
    for column, text in changes.items():
        same = [one for one in known if (one["line"], one["column"]) == (line, column)]
        before = same[0]["before"] if same else None
        known = [one for one in known if one not in same]
        known.append(
            {
                "line": line,
                "column": column,
                "before": before,
                "after": text[:LONGEST],
                "by": by.label,
                "at": at,
            }
        )
    run.corrections = known


def apply_to(rows: Rows, run: ImportRun) -> None:
    """Lay the corrections over the rows as they came; what stood there is kept with each."""
    if not run.corrections:
        return
    places = {line: at for at, (line, _row) in enumerate(rows.rows)}
    for one in run.corrections:
        at = places.get(one["line"])
        if at is None:
            continue
        line, row = rows.rows[at]
        cells = list(row) + [None] * max(0, one["column"] + 1 - len(row))
        if one["before"] is None:
            one["before"] = cell_text(cells[one["column"]])
        cells[one["column"]] = one["after"]
        rows.rows[at] = (line, cells)


def of_line(run: ImportRun, line: int) -> Sequence[Mapping[str, Any]]:
    """What was put right in a row."""
    return [one for one in run.corrections or [] if one["line"] == line]
