"""A mapping as a small file, to be handed from office to office: headings and words, no rows."""

import json
from typing import Any

from django.utils.translation import gettext as _

from wangdi.importing import mapping, spelling
from wangdi.importing.kinds import ImportKind
from wangdi.importing.models import ImportRun
from wangdi.importing.remembering import keep
from wangdi.intake.commands import Refused

FORM, VERSION = "wangdi.import-mapping", 1
LARGEST, MOST_HEADINGS, LONGEST = 200_000, 100, 200


def mapping_file(run: ImportRun, *, office: str) -> bytes:
    """The mapping of a run as JSON: which heading is which column, what the words mean."""
    content = {
        "form": FORM,
        "version": VERSION,
        "kind": run.kind,
        "office": office,
        "headings": run.headings,
        "columns": run.mapping,
        "values": run.values,
        "kept": run.kept,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def take_in(content: bytes, kind: ImportKind, *, by: int | None) -> int:
    """Keep a mapping that another office sent; how many columns it knows. Raises Refused.

    It is suggested for files whose headings are the same or much alike.
    """
    found = _read(content)
    if found.get("form") != FORM or found.get("version") != VERSION:
        raise Refused(_("This is no mapping file of an import."), "file")
    if found.get("kind") != kind.name:
        raise Refused(_("This mapping belongs to another kind of list."), "file")
    headings: Any = found.get("headings")
    columns: Any = found.get("columns")
    if not _are_headings(headings) or not _are_columns(columns):
        raise Refused(_("This mapping file is damaged."), "file")
    known = mapping.fitting(kind, columns, headings)
    values: Any = found.get("values")
    keep(
        kind,
        headings,
        by=by,
        mapping=known,
        values=spelling.fitting(kind, values) if _are_values(values) else {},
        origin=str(found.get("office", ""))[:100],
    )
    return len(known)


def _read(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content) if len(content) <= LARGEST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refused(_("This is no mapping file of an import."), "file")
    return found


def _are_headings(found: Any) -> bool:
    return (
        isinstance(found, list)
        and 0 < len(found) <= MOST_HEADINGS
        and all(isinstance(one, str) and len(one) <= LONGEST and "\0" not in one for one in found)
    )


def _are_columns(found: Any) -> bool:
    return isinstance(found, dict) and all(type(at) is int for at in found.values())


def _are_values(found: Any) -> bool:
    return isinstance(found, dict) and all(
        isinstance(words, dict)
        and all(isinstance(one, str) and len(one) <= LONGEST for one in [*words, *words.values()])
        for words in found.values()
    )
