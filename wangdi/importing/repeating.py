"""Rows of this very file that came before: told as the intake will answer them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wangdi.importing.kinds import Finding, ImportKind, Verdict
from wangdi.intake import checking
from wangdi.intake.commands import Incoming, Payload, Record
from wangdi.intake.registry import command as known_command

SENT_BEFORE, SENT_OTHERWISE = "sent_before", "other_content"


def came_before(
    kind: ImportKind,
    keys: Sequence[UUID],
    payloads: Sequence[Payload],
    before: Mapping[UUID, bytes],
) -> list[Finding]:
    """The same again is a duplicate; other content under a known key is kept for review."""
    command = known_command(kind.command)
    same: list[int] = []
    other: list[int] = []
    for row, (key, payload) in enumerate(zip(keys, payloads, strict=True)):
        if key in before:
            read = checking.read(command, Incoming(key, payload))
            is_same = isinstance(read, Record) and read.digest == before[key]
            (same if is_same else other).append(row)
    found = (
        Finding(SENT_BEFORE, "", same, Verdict.SENT_BEFORE),
        Finding(SENT_OTHERWISE, "", other, Verdict.REVIEW),
    )
    return [finding for finding in found if finding.rows]
