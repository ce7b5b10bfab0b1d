"""The code on a document, its address, and the picture of it that a telephone reads."""

import secrets
from io import BytesIO

import segno

from wangdi.lib.addresses import public

# No 0, 1, I, L, O, U: read aloud and typed without doubt.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 4, 4
MASK = 3


def new_code() -> str:
    """A code of 16 signs in four groups (78 bits), which cannot be guessed or counted through."""
    signs = ["".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS)]
    return "-".join(signs)


def address(code: str) -> str:
    """Where anybody may ask whether the document with `code` is genuine."""
    return public("documents:verify", code)


def qr_svg(text: str) -> str:
    """A QR code of `text` as SVG, error correction M.

    The mask is given: readers take any, and weighing all eight costs three times the code itself.
    """
    picture = BytesIO()
    code = segno.make(text, error="m", micro=False, mask=MASK)
    code.save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode()
