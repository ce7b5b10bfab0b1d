"""The key of a row is made of its file and its number: the same file again is the same keys.

A version 8 UUID (RFC 9562: own make): 90 bits of the digest, then the row's number. All keys of
a file are neighbours, so that one range of the ledger of keys tells which of them are known.
"""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.models import Key

_VERSION_AND_VARIANT = (8 << 76) | (2 << 62)
_CLEARED = ~((0xF << 76) | (3 << 62))


def row_keys(kind: str, digest: bytes, lines: Sequence[int]) -> list[UUID]:
    """The keys of a file's rows, by their line numbers, in order."""
    own = hashlib.sha256(kind.encode() + b"|" + digest).digest()[:12]
    base = int.from_bytes(own, "big") << 32 & _CLEARED | _VERSION_AND_VARIANT
    return [UUID(int=base + line) for line in lines]


def known(keys: Sequence[UUID]) -> set[UUID]:
    """Which of a file's keys came before. One query over one range."""
    if not keys:
        return set()
    rows = Key.objects.filter(key__range=(min(keys), max(keys)))
    return set(rows.values_list("key", flat=True))
