"""The phone calls every code as the server does: the vectors of passes, and bits turned."""

import json
import random
from datetime import timedelta

import base45

from wangdi.gates.tests import scripts
from wangdi.passes import tokens
from wangdi.passes.tests import making

VECTORS = json.loads(making.FILE.read_text())
OK = {"ok": "good"}


def _said(cases):
    given = {"keys": VECTORS["keys"], "places": VECTORS["places"], "cases": cases}
    return scripts.run("pass", given)


def test_every_vector_is_called_the_same():
    said = [one["code"] for one in _said(VECTORS["cases"])]
    named = {case["name"]: OK.get(case["expect"], case["expect"]) for case in VECTORS["cases"]}
    assert dict(zip(named, said, strict=True)) == named


def test_who_is_read_only_where_the_signature_holds():
    for case, one in zip(VECTORS["cases"], _said(VECTORS["cases"]), strict=True):
        assert (one["pass"] is None) == (case["expect"] in ("unknown", "bad_signature"))


def test_every_bit_counts():
    data = base45.b45decode(tokens.issue(making.PAPER, making.OFFICE)[4:])
    turned = []
    for at in range(len(data) * 8):
        other = bytearray(data)
        other[at // 8] ^= 1 << at % 8
        turned.append({"text": making.folded(bytes(other)), "at": _seconds(making.AT)})
    assert {one["code"] for one in _said(turned)} == {"bad_signature"}


def test_every_sign_counts_and_no_second_spelling_is_taken():
    chance = random.Random(45)
    text = tokens.issue(making.PAPER, making.OFFICE)
    others = []
    for at in range(4, len(text)):
        sign = chance.choice([one for one in ALPHABET if one != text[at]])
        others.append(text[:at] + sign + text[at + 1 :])
    others += [text + "0", text + " ", text[:-1], text[:4] + text[4:].lower(), f"{text}:"]
    said = _said([{"text": one, "at": _seconds(making.AT)} for one in others])
    assert {one["code"] for one in said} == {"bad_signature"}


def test_a_code_turns_every_half_minute():
    shown = making.shown(making.PHONE, making.AT)
    steps = (-61, -30, 0, 30, 61)
    at = [making.AT + timedelta(seconds=one) for one in steps]
    said = _said([{"text": shown, "at": _seconds(one)} for one in at])
    codes = [one["code"] for one in said]
    assert codes == ["stale_code", "good", "good", "good", "stale_code"]


def _seconds(at):
    return int(at.timestamp())


ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
