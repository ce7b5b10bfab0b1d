"""What a look-through made of a file, kept sealed: what was shown is what is written.

The rows are kept as their command's payloads, so that writing them reads no workbook again.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from wangdi.importing.examining import Examined
from wangdi.importing.keys import keys_of
from wangdi.importing.kinds import ImportKind, Verdict
from wangdi.importing.lean import lean
from wangdi.importing.models import ImportRun
from wangdi.intake.commands import Payload
from wangdi.intake.registry import command

_QUICKLY, _PORTION = 1, 5_000


def packed(seen: Examined) -> bytes:
    """The rows that are not left out, with their line numbers."""
    kept = [row for row, verdict in enumerate(seen.verdicts) if verdict is not Verdict.LEFT_OUT]
    lines = json.dumps([seen.table.lines[row] for row in kept]).encode()
    write = _adapter(seen.kind).dump_json
    parts = [
        write([seen.payloads[row] for row in kept[at : at + _PORTION]], warnings=False)
        for at in range(0, len(kept), _PORTION)
    ]
    return zlib.compress(b"\n".join([lines, *parts]), _QUICKLY)


def unpacked(run: ImportRun, kind: ImportKind) -> tuple[list[UUID], Sequence[Payload]]:
    """Keys and payloads of the rows that are to be written."""
    lines, *parts = zlib.decompress(run.file.rows).split(b"\n")
    run.file.__dict__.pop("rows", None)
    read, payloads = _adapter(kind).validate_json, list[Payload]()
    for part in parts:
        payloads += lean(read(part))
    return keys_of(run, json.loads(lines)), payloads


def _adapter(kind: ImportKind) -> TypeAdapter[list[Payload]]:
    """All payloads by one call: a third of the time of one by one."""
    payload: Any = command(kind.command).Payload
    return TypeAdapter(list[payload])
