"""The bytes of a pass: COSE_Sign1 over a CBOR Web Token, ES256, base45. No database.

The form is the README's, to the byte: what is not exactly it is refused before any arithmetic,
so that no pass has a second spelling. Checked the same way by a gate's phone (`vectors.json`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import base45
import cbor2
from cwt import COSE, COSEKey
from cwt.cose_key_interface import COSEKeyInterface

PREFIX, TURNING = "WD1:", "WD1*"
LONGEST = 1200
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256. A signature (r, s) is taken with the smaller s only."""
SIGN1, ES256 = 18, -7
ISS, EXP, NBF, IAT, CTI, CNF = 1, 4, 5, 6, 7, 8
KLASS, PLACE = -70001, -70002
_NEEDED = {ISS: str, EXP: int, NBF: int, IAT: int, CTI: bytes, KLASS: str, PLACE: int}


class BadToken(Exception):
    """`code`: unknown, bad_signature, wrong_place, not_yet, expired, stale_code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says. `holder`: the key of the phone that may show it (x then y), or None."""

    pass_id: UUID
    klass: str
    place: int
    issuer: str
    issued_at: datetime
    begins_at: datetime
    ends_at: datetime
    holder: bytes | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    kid: bytes
    key: COSEKeyInterface


Ring = Mapping[bytes, COSEKeyInterface]


def cose_key(kid: bytes, public: bytes, private: bytes | None = None) -> COSEKeyInterface:
    """An ES256 key; `public` is x then y, 64 bytes, `private` 32."""
    parts: dict[int, Any] = {1: 2, 2: kid, 3: ES256, -1: 1, -2: public[:32], -3: public[32:]}
    return COSEKey.new(parts if private is None else {**parts, -4: private})


def issue(claims: Claims, signer: Signer) -> str:
    """The text that stands in the code of a card, a sheet, or (with a holder) behind a phone's."""
    folded: bytes = base45.b45encode(sign(claims, signer))
    return PREFIX + folded.decode()


def sign(claims: Claims, signer: Signer) -> bytes:
    """The token itself, before base45."""
    protected = {1: ES256, 4: signer.kid}
    body = cbor2.dumps(_said(claims), canonical=True)
    signed: Any = COSE.new().encode(body, signer.key, protected=protected, out="cbor2/CBORTag")
    header, unprotected, payload, signature = signed.value
    parts = [header, unprotected, payload, low(signature)]
    return cbor2.dumps(cbor2.CBORTag(SIGN1, parts), canonical=True)


def read(text: str, ring: Ring) -> Claims:
    """What a token of ours says, its signature proven and nothing else asked; else BadToken."""
    if not text.startswith(PREFIX):
        raise BadToken("unknown")
    try:
        return _read(_unfolded(text[len(PREFIX) :]), ring)
    except Exception:
        # Whatever goes wrong in bytes that a stranger wrote: they are no token of ours.
        raise BadToken("bad_signature") from None


def check(claims: Claims, at: datetime, places: Collection[int] | None = None) -> None:
    """Place and time of a token that was read; BadToken says which of them is wrong.

    `places`: the gate's own place and everything above it; None: anywhere.
    """
    if places is not None and claims.place not in places:
        raise BadToken("wrong_place")
    if at < claims.begins_at:
        raise BadToken("not_yet")
    if at >= claims.ends_at:
        raise BadToken("expired")


def low(signature: bytes) -> bytes:
    """The one of the two signatures of equal worth that is taken."""
    s = int.from_bytes(signature[32:])
    return signature[:32] + min(s, ORDER - s).to_bytes(32)


def is_low(signature: bytes) -> bool:
    return len(signature) == 64 and 0 < int.from_bytes(signature[32:]) <= ORDER // 2


def _unfolded(text: str) -> bytes:
    if len(text) > LONGEST:
        raise ValueError
    data: bytes = base45.b45decode(text)
    if base45.b45encode(data).decode() != text:
        raise ValueError
    return data


def _read(data: bytes, ring: Ring) -> Claims:
    message = _exactly(data)
    if not isinstance(message, cbor2.CBORTag) or message.tag != SIGN1:
        raise ValueError
    header, unprotected, payload, signature = message.value
    kid = _exactly(header)[4]
    if header != cbor2.dumps({1: ES256, 4: kid}, canonical=True) or unprotected != {}:
        raise ValueError
    if not is_low(signature):
        raise ValueError
    COSE.new().decode(data, ring[kid])
    return _claims(_exactly(payload))


def _exactly(data: bytes) -> Any:
    """What CBOR says, where it says it in the one canonical way."""
    said = cbor2.loads(data)
    if cbor2.dumps(said, canonical=True) != data:
        raise ValueError
    return said


def _said(claims: Claims) -> dict[int, Any]:
    said: dict[int, Any] = {
        ISS: claims.issuer,
        EXP: _seconds(claims.ends_at),
        NBF: _seconds(claims.begins_at),
        IAT: _seconds(claims.issued_at),
        CTI: claims.pass_id.bytes,
        KLASS: claims.klass,
        PLACE: claims.place,
    }
    if claims.holder is not None:
        said[CNF] = {1: {1: 2, -1: 1, -2: claims.holder[:32], -3: claims.holder[32:]}}
    return said


def _claims(said: dict[int, Any]) -> Claims:
    if set(said) - {CNF} != set(_NEEDED) or any(
        type(said[name]) is not kind for name, kind in _NEEDED.items()
    ):
        raise ValueError
    return Claims(
        UUID(bytes=said[CTI]),
        said[KLASS],
        said[PLACE],
        said[ISS],
        datetime.fromtimestamp(said[IAT], UTC),
        datetime.fromtimestamp(said[NBF], UTC),
        datetime.fromtimestamp(said[EXP], UTC),
        _holder(said[CNF]) if CNF in said else None,
    )


def _holder(said: Any) -> bytes:
    key = said[1]
    holder: bytes = key[-2] + key[-3]
    if said != {1: {1: 2, -1: 1, -2: holder[:32], -3: holder[32:]}} or len(holder) != 64:
        raise ValueError
    return holder


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
