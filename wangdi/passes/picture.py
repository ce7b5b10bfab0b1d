"""The code of a pass as a picture that grows to the room it is given."""

from io import BytesIO

import segno

from wangdi.documents.verifying import MASK


def svg(text: str) -> str:
    """An SVG without a size of its own, error correction M; no quiet zone, the page leaves it."""
    picture = BytesIO()
    code = segno.make(text, error="m", micro=False, mask=MASK)
    code.save(picture, kind="svg", border=0, xmldecl=False, omitsize=True)
    return picture.getvalue().decode()
