"""A list as the server packs and signs it, opened by the phone's own scripts."""

from uuid import UUID

import pytest

from wangdi.gates.bundles import packing, signing
from wangdi.gates.tests import scripts
from wangdi.passes.pairs import jwk, kid_of, pair_of
from wangdi.passes.tokens import Signer, cose_key

PASS = UUID("01890000-0000-7000-8000-000000000001")
PRIVATE, PUBLIC = pair_of(7)
KEYS = [jwk(kid_of(PUBLIC), PUBLIC)]
SIGNER = Signer(kid_of(PUBLIC), cose_key(kid_of(PUBLIC), PUBLIC, PRIVATE))
LONG = ["长" * 40, True, None, -5, PASS.bytes, 1_700_000_000]


def _rows() -> packing.Rows:
    rows = packing.Rows(b"salt of one list")
    rows.put("pass", PASS.bytes, LONG)
    rows.put("digits", "0042", [PASS.bytes])
    rows.put("plate", "豫A12345", [1, 2])
    return rows


def _opened(data: bytes, *asked: tuple[str, str]):
    return scripts.run("list", {"keys": KEYS, "list": signing.text(data), "asked": asked})


def _signed(**more: object) -> bytes:
    body = {"v": 1, "salt": b"salt of one list", "rows": _rows().packed(), **more}
    return signing.signed(body, SIGNER)


def test_what_was_laid_is_found_and_nothing_else():
    asked = (("pass", PASS.hex), ("digits", "0042"), ("plate", "豫A12345"), ("digits", "0043"))
    long = [*LONG[:4], PASS.hex, LONG[5]]
    assert _opened(_signed(), *asked) == [long, [PASS.hex], [1, 2], None]


def test_a_row_cannot_be_read_without_what_it_is_under():
    packed = _rows().packed()
    assert len(_rows()) == 3
    assert PASS.bytes not in packed
    assert "长".encode() not in packed


@pytest.mark.parametrize("at", [0, 40, -1])
def test_a_changed_list_is_none_of_the_offices(at):
    data = bytearray(_signed())
    data[at] ^= 1
    assert _opened(bytes(data)) is None


def test_a_list_of_another_form_is_not_read():
    assert _opened(_signed(v=2)) is None


def test_a_row_that_is_too_long_is_said():
    with pytest.raises(packing.TooLong):
        packing.Rows(b"").put("door", "1-1-101", ["x" * 300])
