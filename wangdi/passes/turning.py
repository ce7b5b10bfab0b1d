"""The code of a phone, which turns every 30 seconds: the token, and that its holder is here now."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import base45
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from wangdi.passes import tokens
from wangdi.passes.tokens import BadToken, Claims, Ring

STEP_SECONDS = 30
DRIFT = 1
"""How many steps a phone may be before or behind."""
_HEAD, _SIGNATURE = 4, 64
FOLDED = (_HEAD + _SIGNATURE) // 2 * 3
"""102 signs of base45 stand between the prefix and the token."""


def step_of(at: datetime) -> int:
    return int(at.timestamp()) // STEP_SECONDS


def message(pass_id: UUID, step: int) -> bytes:
    """What the phone signs: `WD1`, the pass, the step; 23 bytes."""
    return b"WD1" + pass_id.bytes + step.to_bytes(_HEAD)


def turn(token: str, step: int, signature: bytes) -> str:
    """The text of a phone's code; what its browser does, for tests and proofs."""
    folded = base45.b45encode(step.to_bytes(_HEAD) + tokens.low(signature)).decode()
    return f"{tokens.TURNING}{folded}{token.removeprefix(tokens.PREFIX)}"


def verify(text: str, ring: Ring, at: datetime, places: Collection[int] | None = None) -> Claims:
    """What a code says, of paper or phone, when all that can be known of it alone is in order.

    BadToken otherwise. Whether the pass was stopped since, its record knows (`queries`).
    """
    turning = text.startswith(tokens.TURNING)
    body = text[len(tokens.TURNING) :]
    code, token = (body[:FOLDED], body[FOLDED:]) if turning else ("", body)
    claims = tokens.read(tokens.PREFIX + token if turning else text, ring)
    if turning != (claims.holder is not None):
        raise BadToken("bad_signature" if turning else "stale_code")
    step = _proven(code, claims) if turning else None
    tokens.check(claims, at, places)
    if step is not None and abs(step_of(at) - step) > DRIFT:
        raise BadToken("stale_code")
    return claims


def public_key(holder: bytes) -> ec.EllipticCurvePublicKey:
    """A key from x and y; ValueError where they are no point of the curve."""
    if len(holder) != 64:
        raise ValueError("a key has 64 bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b"\x04" + holder)


def _proven(code: str, claims: Claims) -> int:
    """The step that the holder's key signed."""
    try:
        data: bytes = base45.b45decode(code)
        step, signature = int.from_bytes(data[:_HEAD]), data[_HEAD:]
        if base45.b45encode(data).decode() != code or not tokens.is_low(signature):
            raise ValueError
        pair = encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
        key = public_key(claims.holder or b"")
        key.verify(pair, message(claims.pass_id, step), ec.ECDSA(hashes.SHA256()))
    except (ValueError, InvalidSignature):
        raise BadToken("bad_signature") from None
    return step
