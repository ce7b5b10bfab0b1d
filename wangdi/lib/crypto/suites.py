"""Two suites of algorithms behind one interface: AES-256-GCM with SHA-256, SM4-GCM with SM3.

The second is for offices whose systems are assessed for commercial cryptography
(GB/T 39786-2021). The first byte of every sealed value names its suite, so both can be read.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hmac import HMAC

NONCE_SIZE = 12
TAG_SIZE = 16


class Lock(Protocol):
    """An authenticated cipher under one key; the shape of `cryptography`'s own."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes: ...

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes: ...


class Sm4Gcm:
    """SM4 in Galois counter mode; raises `InvalidTag` as AESGCM does."""

    def __init__(self, key: bytes) -> None:
        self._algorithm = algorithms.SM4(key)

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        sealing = Cipher(self._algorithm, modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(associated_data)
        return sealing.update(data) + sealing.finalize() + sealing.tag

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes, /) -> bytes:
        if len(data) < TAG_SIZE:
            raise InvalidTag
        mode = modes.GCM(nonce, data[-TAG_SIZE:])
        opening = Cipher(self._algorithm, mode).decryptor()
        opening.authenticate_additional_data(associated_data)
        return opening.update(data[:-TAG_SIZE]) + opening.finalize()


@dataclass(frozen=True, eq=False)
class Suite:
    version: int
    key_size: int
    hash: hashes.HashAlgorithm
    lock: Callable[[bytes], Lock]
    digest: Callable[[bytes, bytes], bytes]


def _hmac_sha256(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")


def _hmac_sm3(key: bytes, message: bytes) -> bytes:
    keyed = HMAC(key, hashes.SM3())
    keyed.update(message)
    return keyed.finalize()


SUITES = {
    "intl": Suite(1, 32, hashes.SHA256(), AESGCM, _hmac_sha256),
    "gm": Suite(2, 16, hashes.SM3(), Sm4Gcm, _hmac_sm3),
}
BY_VERSION = {suite.version: suite for suite in SUITES.values()}
