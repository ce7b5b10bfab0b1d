"""The key of a row is made of its file and its number: the same file again is the same keys.

A version 8 UUID (RFC 9562: own make): 90 bits of the digest, then the row's number. All keys of
a file are neighbours, so that one range of the ledger of keys tells which of them are known.
"""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from wangdi.importing.models import ImportRun, Undoing
from wangdi.intake.models import Key

_VERSION_AND_VARIANT = (8 << 76) | (2 << 62)
_CLEARED = ~((0xF << 76) | (3 << 62))


def row_keys(kind: str, digest: bytes, lines: Sequence[int], *, own: bytes = b"") -> list[UUID]:
    """The keys of a file's rows, by their line numbers, in order; `own` parts them from others."""
    said = hashlib.sha256(kind.encode() + b"|" + digest + own).digest()[:12]
    base = int.from_bytes(said, "big") << 32 & _CLEARED | _VERSION_AND_VARIANT
    return [UUID(int=base + line) for line in lines]


def keys_of(run: ImportRun, lines: Sequence[int]) -> list[UUID]:
    """The keys of a run's rows. A file that was undone comes as new, and so does a row in which

    somebody put a cell right: it is not what was sent before.
    """
    digest, again = bytes(run.digest), _generation(run)
    keys = row_keys(run.kind, digest, lines, own=b"|%d" % again if again else b"")
    fixes = _fixes(run)
    for at, line in enumerate(lines) if fixes else ():
        if line in fixes:
            [keys[at]] = row_keys(run.kind, digest, [line], own=b"|%d|" % again + fixes[line])
    return keys


def _generation(run: ImportRun) -> int:
    """How often this very file was undone before."""
    same = ImportRun.objects.filter(digest=run.digest, kind=run.kind, sent_at__lt=run.sent_at)
    return Undoing.objects.filter(run__in=same.exclude(pk=run.pk)).count()


def _fixes(run: ImportRun) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for one in sorted(run.corrections or [], key=lambda fix: (fix["line"], fix["column"])):
        said = f"{one['column']}={one['after']}|".encode()
        found[one["line"]] = found.get(one["line"], b"") + said
    return found


def known(keys: Sequence[UUID]) -> dict[UUID, bytes]:
    """Which of a file's keys came before, with the digest of what came. One query over one range

    and the few keys beside it.
    """
    if not keys:
        return {}
    family = keys[0].int >> 32
    near = [key for key in keys if key.int >> 32 == family]
    far = [key for key in keys if key.int >> 32 != family]
    rows = Key.objects.filter(Q(key__range=(min(near), max(near))) | Q(key__in=far))
    return {key: bytes(digest) for key, digest in rows.values_list("key", "digest")}
