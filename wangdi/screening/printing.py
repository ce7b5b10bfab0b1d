"""Door lists as PDF, building by building, with the picture of each row."""

from collections.abc import Sequence

from wangdi.documents import rendering, verifying
from wangdi.lib.addresses import public
from wangdi.screening import paper, papers
from wangdi.screening.models import DoorSheet

TEMPLATE = "screening/templates/typ/sheet.typ"


def pdf(sheets: Sequence[DoorSheet]) -> bytes:
    """The lists in their order, one building after the other."""
    addresses = {one.code: [door.address for door in paper.doors_on(one)] for one in sheets}
    pictures = {
        one.code: [
            verifying.qr_svg(public("screening:scanned", one.code, row))
            for row in range(1, len(one.doors) + 1)
        ]
        for one in sheets
    }
    return rendering.render(TEMPLATE, papers.sheets(list(sheets), addresses, pictures))
