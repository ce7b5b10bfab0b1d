"""The sealed box of the field: only the house opens what a phone wrote. Bytes: PROTOCOL.md."""

import base64
import hmac
import os
import re
import struct
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NAME, INFO = "wangdi-field-1", b"wangdi-field-1 sealed"
VERSION, PUBLIC_SIZE, NONCE_SIZE, TAG_SIZE = 1, 65, 12, 16
_HEAD = struct.Struct(f">BH{PUBLIC_SIZE}s{NONCE_SIZE}s")
_SIGNS = re.compile(r"[A-Za-z0-9_-]*")
CURVE = ec.SECP256R1()


class Closed(ValueError):
    """A box that does not open: one message for every cause."""

    def __init__(self) -> None:
        super().__init__("The sealed record does not open.")


class Place(NamedTuple):
    """What a box is bound to, each exactly as it stands in the record."""

    device: str
    shift: str
    key: str
    command: str
    made_at: str
    boot: str
    mono: str

    @property
    def as_bytes(self) -> bytes:
        return "\n".join((NAME, *self)).encode(errors="surrogatepass")


def public_bytes(private: ec.EllipticCurvePrivateKey) -> bytes:
    """The 65 bytes of the uncompressed point."""
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def private_of(scalar: bytes) -> ec.EllipticCurvePrivateKey:
    """The key whose secret number is `scalar` (32 bytes, big endian)."""
    return ec.derive_private_key(int.from_bytes(scalar), CURVE)


def seal(public: bytes, key_id: int, place: Place, plain: bytes) -> bytes:
    """What a phone does; here for tests, the trial and the vectors."""
    own = ec.generate_private_key(CURVE)
    return seal_with(own, os.urandom(NONCE_SIZE), public, key_id, (place, plain))


def seal_with(
    own: ec.EllipticCurvePrivateKey,
    nonce: bytes,
    public: bytes,
    key_id: int,
    said: tuple[Place, bytes],
) -> bytes:
    """`seal` with the ephemeral key and the nonce given."""
    place, plain = said
    ephemeral = public_bytes(own)
    house = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, public)
    box = _lock(own, house, ephemeral).encrypt(nonce, plain, place.as_bytes)
    return _HEAD.pack(VERSION, key_id, ephemeral, nonce) + box


def key_of(sealed: bytes) -> int:
    """The id of the house's key that the box was made for; Closed where it says none."""
    if len(sealed) < _HEAD.size + TAG_SIZE or sealed[0] != VERSION:
        raise Closed
    return int(_HEAD.unpack_from(sealed)[1])


def unseal(private: ec.EllipticCurvePrivateKey, place: Place, sealed: bytes) -> bytes:
    """The plaintext; Closed if it was changed, is for another key or was moved elsewhere."""
    key_of(sealed)
    _version, _key, ephemeral, nonce = _HEAD.unpack_from(sealed)
    try:
        phone = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, ephemeral)
        lock = _lock(private, phone, ephemeral)
        return lock.decrypt(nonce, sealed[_HEAD.size :], place.as_bytes)
    except (InvalidTag, ValueError):
        raise Closed from None


def mac_of(token: str, place: Place, sealed: bytes) -> bytes:
    """By which the house knows who made a record, whoever hands it in."""
    return hmac.digest(token.encode(), place.as_bytes + b"\n" + sealed, "sha256")


def from_text(text: str) -> bytes:
    """Bytes of base64url without padding; Closed for anything else."""
    if not _SIGNS.fullmatch(text) or len(text) % 4 == 1:
        raise Closed
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def to_text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _lock(
    own: ec.EllipticCurvePrivateKey, other: ec.EllipticCurvePublicKey, ephemeral: bytes
) -> AESGCM:
    shared = own.exchange(ec.ECDH(), other)
    return AESGCM(HKDF(hashes.SHA256(), 32, salt=ephemeral, info=INFO).derive(shared))
