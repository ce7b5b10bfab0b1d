"""Secrets that phones carry: made of the ring's secret, stored nowhere, found by a keyed hash."""

import hmac
import secrets
from uuid import UUID

from wangdi.lib.crypto import blind_index

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH, BITS = 26, 5
CODE_LENGTH = 8
_SIGN_IN, _PHONE, _CODE = "field_signin", "field_phone", "field_signincode"
_ALIKE = str.maketrans("oil", "011")


def token_of(sign_in: UUID) -> str:
    """26 signs (128 bits): what a phone shows with every request of this sign-in."""
    return _spelled(blind_index(_SIGN_IN, "token", sign_in.bytes))


def secret_of(phone: UUID) -> str:
    """By which a phone that signs in again is known to be the same."""
    return _spelled(blind_index(_PHONE, "secret", phone.bytes))


def is_secret_of(phone: UUID, given: str) -> bool:
    return hmac.compare_digest(secret_of(phone).encode(), given.encode(errors="replace"))


def index_of_token(token: str) -> bytes:
    return blind_index(_SIGN_IN, "index", token.encode(errors="replace"))


def new_code() -> str:
    """Eight signs, to be read aloud: 40 bits, for minutes, once, and few tries."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def index_of_code(code: str) -> bytes:
    """As people type it: case, spaces and dashes do not matter, nor o for 0 and i, l for 1."""
    plain = "".join(sign for sign in code.lower() if sign.isalnum()).translate(_ALIKE)
    return blind_index(_CODE, "index", plain.encode(errors="replace"))


def _spelled(secret: bytes) -> str:
    number = int.from_bytes(secret)
    return "".join(ALPHABET[number >> (BITS * place) & 31] for place in range(LENGTH))
