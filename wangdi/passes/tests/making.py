"""Makes `vectors.json`: codes of known keys and instants, and what each of them must be called.

    .venv/bin/python -m wangdi.passes.tests.making

Both halves read it: the server's tests here, and the tests of a gate's phone. The keys are made
of fixed words and sign nothing else.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import base45
import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from wangdi.passes import pairs, tokens, turning
from wangdi.passes.tokens import Claims, Signer

FILE = Path(__file__).with_name("vectors.json")
AT = datetime(2026, 2, 10, 9, 0, 10, tzinfo=UTC)
PLACE, ABOVE, ELSEWHERE = 4711, 40, 4712
PAPER = Claims(
    pass_id=UUID("019c4000-0000-7000-8000-00000000a001"),
    klass="household",
    place=PLACE,
    issuer="410102003",
    issued_at=AT - timedelta(days=1),
    begins_at=AT - timedelta(hours=20),
    ends_at=AT + timedelta(days=20),
)


def secret(word: str) -> int:
    return int.from_bytes(sha256(word.encode()).digest()) % tokens.ORDER


def pair(word: str) -> tuple[Signer, bytes]:
    private, public = pairs.pair_of(secret(word))
    kid = pairs.kid_of(public)
    return Signer(kid, tokens.cose_key(kid, public, private)), public


OFFICE, OFFICE_KEY = pair("the office's key")
FORMER, FORMER_KEY = pair("the office's key before")
STRANGER, STRANGER_KEY = pair("somebody else's key")
HOLDER_SECRET = secret("the holder's phone")
HOLDER = pairs.pair_of(HOLDER_SECRET)[1]
RING = {
    one.kid: tokens.cose_key(one.kid, public)
    for one, public in ((OFFICE, OFFICE_KEY), (FORMER, FORMER_KEY))
}
PHONE = replace(PAPER, klass="resident", pass_id=UUID(int=PAPER.pass_id.int + 1), holder=HOLDER)


def held(pass_id: UUID, step: int, number: int = HOLDER_SECRET) -> bytes:
    """What the phone's browser signs, r then s."""
    key = ec.derive_private_key(number, ec.SECP256R1())
    der = key.sign(turning.message(pass_id, step), ec.ECDSA(hashes.SHA256()))
    r, s = decode_dss_signature(der)
    return r.to_bytes(32) + s.to_bytes(32)


def shown(
    claims: Claims, at: datetime, *, number: int = HOLDER_SECRET, signer: Signer = OFFICE
) -> str:
    """The code on the holder's phone at an instant."""
    step = turning.step_of(at)
    return turning.turn(tokens.issue(claims, signer), step, held(claims.pass_id, step, number))


def folded(data: bytes) -> str:
    return tokens.PREFIX + base45.b45encode(data).decode()


def cases() -> Iterator[tuple[str, str, str, datetime]]:
    """Name, text, what it must be called, when it is shown."""
    paper = tokens.issue(PAPER, OFFICE)
    phone = shown(PHONE, AT)
    yield "paper", paper, "ok", AT
    yield "paper of the key before", tokens.issue(PAPER, FORMER), "ok", AT
    yield "pass for all above", tokens.issue(replace(PAPER, place=ABOVE), OFFICE), "ok", AT
    yield "first second", paper, "ok", PAPER.begins_at
    yield "last second", paper, "ok", PAPER.ends_at - timedelta(seconds=1)
    yield "second before", paper, "not_yet", PAPER.begins_at - timedelta(seconds=1)
    yield "second after", paper, "expired", PAPER.ends_at
    yield "elsewhere", tokens.issue(replace(PAPER, place=ELSEWHERE), OFFICE), "wrong_place", AT
    yield "phone", phone, "ok", AT
    yield "phone one step later", phone, "ok", AT + timedelta(seconds=30)
    yield "phone one step before", phone, "ok", AT - timedelta(seconds=30)
    yield "phone two steps later", phone, "stale_code", AT + timedelta(seconds=60)
    yield "picture of a phone", shown(PHONE, AT - timedelta(hours=1)), "stale_code", AT
    yield "phone's token alone", tokens.issue(PHONE, OFFICE), "stale_code", AT
    yield "another phone", shown(PHONE, AT, number=secret("another phone")), "bad_signature", AT
    yield "paper with a turning code", shown(PAPER, AT), "bad_signature", AT
    yield "stranger's key", tokens.issue(PAPER, STRANGER), "bad_signature", AT
    yield (
        "stranger with our kid",
        tokens.issue(PAPER, Signer(OFFICE.kid, STRANGER.key)),
        "bad_signature",
        AT,
    )
    yield from spellings(paper, phone)


def spellings(paper: str, phone: str) -> Iterator[tuple[str, str, str, datetime]]:
    """The same token said in another way, and what is no token at all."""
    data = base45.b45decode(paper.removeprefix(tokens.PREFIX))
    header, unprotected, payload, signature = cbor2.loads(data).value
    high = signature[:32] + (tokens.ORDER - int.from_bytes(signature[32:])).to_bytes(32)
    parts = [header, unprotected, payload, high]
    yield "other signature of equal worth", folded(_tagged(parts)), "bad_signature", AT
    yield "without its tag", folded(cbor2.dumps(cbor2.loads(data).value)), "bad_signature", AT
    unknown = [header, {99: 1}, payload, signature]
    yield "with something unsigned", folded(_tagged(unknown)), "bad_signature", AT
    yield "a byte behind", folded(data + b"\x00"), "bad_signature", AT
    yield "a sign behind", paper + "\n", "bad_signature", AT
    yield "small letters", tokens.PREFIX + paper[4:].lower(), "bad_signature", AT
    yield "cut short", paper[:-3], "bad_signature", AT
    yield "empty", tokens.PREFIX, "bad_signature", AT
    yield "empty turning", tokens.TURNING, "bad_signature", AT
    yield "phone's code before paper", phone[: 4 + turning.FOLDED] + paper[4:], "bad_signature", AT
    yield "health certificate", "HC1:" + paper[4:], "unknown", AT
    yield "address", "https://example.org/pay", "unknown", AT
    yield "nothing", "", "unknown", AT


def _tagged(parts: list[Any]) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(tokens.SIGN1, parts), canonical=True)


def vectors() -> dict[str, Any]:
    return {
        "keys": [pairs.jwk(OFFICE.kid, OFFICE_KEY), pairs.jwk(FORMER.kid, FORMER_KEY)],
        "holder": {
            **{name: pairs.jwk(b"", HOLDER)[name] for name in ("kty", "crv", "x", "y")},
            "d": pairs.url(HOLDER_SECRET.to_bytes(32)),
        },
        "places": [PLACE, ABOVE],
        "message": {
            "pass": str(PHONE.pass_id),
            "step": turning.step_of(AT),
            "hex": turning.message(PHONE.pass_id, turning.step_of(AT)).hex(),
        },
        "claims": {"paper": _told(PAPER), "phone": _told(PHONE)},
        "cases": [
            {"name": name, "text": text, "expect": expect, "at": int(at.timestamp())}
            for name, text, expect, at in cases()
        ],
    }


def _told(claims: Claims) -> dict[str, Any]:
    return {
        "pass": str(claims.pass_id),
        "klass": claims.klass,
        "place": claims.place,
        "issuer": claims.issuer,
        "issued_at": int(claims.issued_at.timestamp()),
        "begins_at": int(claims.begins_at.timestamp()),
        "ends_at": int(claims.ends_at.timestamp()),
        "holder": claims.holder.hex() if claims.holder else None,
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n")
