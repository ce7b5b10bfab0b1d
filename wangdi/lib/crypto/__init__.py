"""Encryption of personal values: suites, the ring of keys, sealing bound to the row."""

from wangdi.lib.crypto.keyring import BadKeyRing, KeyRing, keyring, new_ring, parse_ring
from wangdi.lib.crypto.sealing import (
    Row,
    Unreadable,
    blind_index,
    blind_indexes,
    seal,
    seal_all,
    unseal,
    unseal_all,
)

__all__ = [
    "BadKeyRing",
    "KeyRing",
    "Row",
    "Unreadable",
    "blind_index",
    "blind_indexes",
    "keyring",
    "new_ring",
    "parse_ring",
    "seal",
    "seal_all",
    "unseal",
    "unseal_all",
]
