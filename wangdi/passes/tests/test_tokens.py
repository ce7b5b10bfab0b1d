"""The bytes of passes: every known case, said the same by the server and by a gate's phone."""

import json

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cwt import COSE

from wangdi.lib.clock import UTC, datetime
from wangdi.passes import tokens, turning
from wangdi.passes.tests import making
from wangdi.passes.tokens import BadToken

VECTORS = json.loads(making.FILE.read_text())
PLACES = frozenset(VECTORS["places"])


def called(text, at, ring=making.RING):
    try:
        turning.verify(text, ring, at, PLACES)
    except BadToken as bad:
        return bad.code
    return "ok"


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_what_was_written_down_is_called_the_same(case):
    assert called(case["text"], datetime.fromtimestamp(case["at"], UTC)) == case["expect"]


@pytest.mark.parametrize("case", list(making.cases()), ids=lambda case: case[0])
def test_what_is_made_now_is_called_the_same(case):
    _name, text, expect, at = case
    assert called(text, at) == expect


def test_the_file_has_every_case():
    names = [case["name"] for case in VECTORS["cases"]]
    assert names == [name for name, *_rest in making.cases()]


def test_a_token_says_what_was_signed_and_nothing_more():
    text = tokens.issue(making.PAPER, making.OFFICE)
    claims = turning.verify(text, making.RING, making.AT, PLACES)
    assert claims == making.PAPER
    said = cbor2.loads(cbor2.loads(base45.b45decode(text[4:])).value[2])
    assert set(said) == {1, 4, 5, 6, 7, -70001, -70002}


def test_the_signature_is_ordinary_es256():
    """Checked without the library that made it, as a phone does."""
    text = tokens.issue(making.PHONE, making.OFFICE)
    header, _none, payload, signature = cbor2.loads(base45.b45decode(text[4:])).value
    pair = encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
    signed = cbor2.dumps(["Signature1", header, b"", payload])
    turning.public_key(making.OFFICE_KEY).verify(pair, signed, ec.ECDSA(hashes.SHA256()))


def test_a_code_of_paper_fits_a_small_picture():
    """Upper-case letters and digits only, and short enough for version 9 at level M."""
    assert len(tokens.issue(making.PAPER, making.OFFICE)) <= 262
    assert len(making.shown(making.PHONE, making.AT)) <= 483


def test_every_single_bit_counts():
    data = base45.b45decode(tokens.issue(making.PAPER, making.OFFICE)[4:])
    for at in range(0, len(data) * 8, 3):
        other = bytearray(data)
        other[at // 8] ^= 1 << at % 8
        assert called(making.folded(bytes(other)), making.AT) == "bad_signature"


@pytest.mark.parametrize(
    "said",
    [
        *(0, "text", [], {}, None, [1, 2, 3, 4], 1.5),
        *(cbor2.CBORTag(18, 7), cbor2.CBORTag(18, [1, 2, 3, 4]), cbor2.CBORTag(61, [])),
        cbor2.CBORTag(18, [cbor2.dumps([1, 2]), {}, b"", bytes(64)]),
        cbor2.CBORTag(18, [cbor2.dumps({1: -7, 4: [1]}), {}, b"", bytes(63) + b"\x01"]),
        cbor2.CBORTag(18, [cbor2.dumps({1: -7, 4: making.OFFICE.kid}), {}, b"", bytes(64)]),
    ],
    ids=str,
)
def test_what_is_no_token_at_all_is_refused_as_one(said):
    assert called(making.folded(cbor2.dumps(said)), making.AT) == "bad_signature"


@pytest.mark.parametrize("claim", [[], "text", {1: 2}, {**dict.fromkeys(range(4, 8), 0), 1: 5}])
def test_what_the_office_signed_by_mistake_is_refused(claim):
    parts = cbor2.dumps(claim, canonical=True)
    signed = COSE.new().encode(
        parts, making.OFFICE.key, protected={1: -7, 4: making.OFFICE.kid}, out="cbor2/CBORTag"
    )
    header, none, payload, signature = signed.value
    tag = cbor2.CBORTag(18, [header, none, payload, tokens.low(signature)])
    assert called(making.folded(cbor2.dumps(tag, canonical=True)), making.AT) == "bad_signature"
