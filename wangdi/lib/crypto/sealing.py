"""Sealing of single values: `version (1) | key id (2) | nonce (12) | ciphertext | tag (16)`.

The associated data is `table|column|row`, so that a value copied to another row or column does
not open. Every table and column has a key of its own, derived from the ring's.
"""

import os
import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wangdi.lib.crypto.keyring import KeyRing, keyring
from wangdi.lib.crypto.suites import BY_VERSION, NONCE_SIZE, TAG_SIZE, Lock, Suite

Row = UUID | int | str
INDEX_SIZE = 16

_HEAD = struct.Struct(">BH")
_BODY = _HEAD.size + NONCE_SIZE


class Unreadable(Exception):
    """A sealed value that does not open: one message for every cause, and never any content."""

    def __init__(self) -> None:
        super().__init__("A sealed value does not open.")


def seal(table: str, column: str, row: Row, value: bytes) -> bytes:
    """Seal one value for its row."""
    return seal_all(table, column, [(row, value)])[0] or b""


def seal_all(
    table: str, column: str, items: Sequence[tuple[Row, bytes | None]]
) -> list[bytes | None]:
    """Seal many values of one column in order; None stays None. About 400,000 a second."""
    ring = keyring()
    head = _HEAD.pack(ring.suite.version, ring.current)
    encrypt = _lock(ring, ring.suite, ring.current, table, column).encrypt
    place = _place(table, column)
    nonces = os.urandom(NONCE_SIZE * len(items))
    sealed: list[bytes | None] = []
    for start, (row, value) in zip(range(0, len(nonces), NONCE_SIZE), items, strict=True):
        nonce = nonces[start : start + NONCE_SIZE]
        sealed.append(
            None if value is None else head + nonce + encrypt(nonce, value, place + _bytes(row))
        )
    return sealed


def unseal(table: str, column: str, row: Row, sealed: bytes) -> bytes:
    """Open one sealed value of a row; Unreadable if it is another row's, damaged or keyless."""
    if len(sealed) < _BODY + TAG_SIZE:
        raise Unreadable
    version, key_id = _HEAD.unpack_from(sealed)
    ring = keyring()
    if version not in BY_VERSION or key_id not in ring.seal:
        raise Unreadable
    lock = _lock(ring, BY_VERSION[version], key_id, table, column)
    try:
        return lock.decrypt(
            sealed[_HEAD.size : _BODY], sealed[_BODY:], _place(table, column) + _bytes(row)
        )
    except InvalidTag:
        raise Unreadable from None


def unseal_all(
    table: str, column: str, items: Iterable[tuple[Row, bytes | None]]
) -> list[bytes | None]:
    """Open many sealed values of one column in order; None stays None."""
    return [None if sealed is None else unseal(table, column, row, sealed) for row, sealed in items]


def blind_index(table: str, column: str, value: bytes) -> bytes:
    """16 bytes by which equal values are found and nothing else is told (a keyed hash)."""
    return blind_indexes(table, column, [value])[0] or b""


def blind_indexes(table: str, column: str, values: Iterable[bytes | None]) -> list[bytes | None]:
    """Blind indexes of many values of one column in order; None stays None."""
    ring = keyring()
    key, digest = _index_key(ring, table, column), ring.suite.digest
    return [None if value is None else digest(key, value)[:INDEX_SIZE] for value in values]


def _lock(ring: KeyRing, suite: Suite, key_id: int, table: str, column: str) -> Lock:
    return _cached_lock(ring.seal[key_id], suite, _place(table, column))


@lru_cache(maxsize=1024)
def _cached_lock(master: bytes, suite: Suite, place: bytes) -> Lock:
    return suite.lock(_derive(master, suite, b"seal|" + place))


def _index_key(ring: KeyRing, table: str, column: str) -> bytes:
    return _cached_index_key(ring.index, ring.suite, _place(table, column))


@lru_cache(maxsize=1024)
def _cached_index_key(master: bytes, suite: Suite, place: bytes) -> bytes:
    return _derive(master, suite, b"index|" + place, size=32)


def _derive(master: bytes, suite: Suite, purpose: bytes, *, size: int | None = None) -> bytes:
    purpose = b"wangdi|" + purpose
    return HKDF(suite.hash, size or suite.key_size, salt=None, info=purpose).derive(master)


@lru_cache(maxsize=1024)
def _place(table: str, column: str) -> bytes:
    return f"{table}|{column}|".encode()


def _bytes(row: Row) -> bytes:
    return row.bytes if isinstance(row, UUID) else str(row).encode()
