"""Pairs of keys as bytes and as JWK; the arithmetic of keys without a database."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec

KID = 4


def pair_of(number: int) -> tuple[bytes, bytes]:
    """The private half (32 bytes) and the public (x then y, 64) of a key whose secret it is."""
    numbers = ec.derive_private_key(number, ec.SECP256R1()).public_key().public_numbers()
    return number.to_bytes(32), numbers.x.to_bytes(32) + numbers.y.to_bytes(32)


def kid_of(public: bytes) -> bytes:
    """By what a token names the key that signed it."""
    return sha256(public).digest()[:KID]


def jwk(kid: bytes, public: bytes) -> dict[str, str]:
    """A public key as WebCrypto imports it; `kid` in hexadecimal."""
    return {
        "kty": "EC",
        "crv": "P-256",
        "alg": "ES256",
        "kid": kid.hex(),
        "x": url(public[:32]),
        "y": url(public[32:]),
    }


def url(part: bytes) -> str:
    return urlsafe_b64encode(part).rstrip(b"=").decode()
