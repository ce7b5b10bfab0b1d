"""The picture of a receipt's address, as large as the page likes it."""

from io import BytesIO

import segno


def qr_for_screen(text: str) -> str:
    """A QR code of `text` as SVG without a size of its own, error correction M."""
    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", border=2, xmldecl=False, omitsize=True
    )
    return picture.getvalue().decode()
