"""What a picture tells beside the picture goes; the picture stays, byte for byte."""

import pytest

from wangdi.documents.stripping import JPEG, PDF, PNG, WEBP, Broken, media_type, stripped
from wangdi.documents.tests import pictures
from wangdi.documents.tests.pictures import SECRET, telling_jpeg, telling_png, telling_webp

KINDS = [
    (telling_jpeg(), JPEG, pictures.JPEG),
    (telling_png(), PNG, pictures.PNG),
    (telling_webp(), WEBP, pictures.WEBP),
]


@pytest.mark.parametrize(("told", "kind", "plain"), KINDS)
def test_nothing_beside_the_picture_stays(told, kind, plain) -> None:
    assert media_type(told) == kind
    assert SECRET in told
    clean = stripped(told, kind)
    assert SECRET[:6] not in clean
    assert stripped(clean, kind) == clean
    if kind != JPEG:
        assert clean == plain


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_photograph_stays_upright(turned, order) -> None:
    clean = stripped(telling_jpeg(turned, order), JPEG)
    assert clean[2:4] == b"\xff\xe1"
    assert clean[2 + 4 + 6 + 10 + 8 : 2 + 4 + 6 + 10 + 10] == bytes([0, turned])
    assert clean[38:] == pictures.JPEG[2:]


@pytest.mark.parametrize("turned", [0, 1, 99])
def test_one_that_was_not_turned_tells_nothing_at_all(turned) -> None:
    assert stripped(telling_jpeg(turned), JPEG) == pictures.JPEG


@pytest.mark.parametrize(("told", "kind", "plain"), KINDS)
def test_cut_off_anywhere_it_is_broken_or_still_clean(told, kind, plain) -> None:
    """Whatever arrives of a file: never another error, never a secret let through."""
    for end in range(len(told)):
        try:
            clean = stripped(told[:end], kind)
        except Broken:
            continue
        assert SECRET[:6] not in clean


def test_a_letter_is_kept_as_it_is() -> None:
    assert stripped(b"%PDF-1.7 x", PDF) == b"%PDF-1.7 x"


@pytest.mark.parametrize(
    "other", [b"", b"GIF89a", b"<svg/>", b"MZ", b"PK\x03\x04", b"RIFF1234WAVE"]
)
def test_other_kinds_are_nothing(other) -> None:
    assert media_type(other) == ""
