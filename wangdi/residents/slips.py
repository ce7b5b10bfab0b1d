"""The paper of a link: a sheet with the picture to scan, and the PIN on another sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wangdi.documents.rendering import render
from wangdi.documents.verifying import qr_svg
from wangdi.lib import clock
from wangdi.links.tokens import address_of
from wangdi.residents.queries.office import desks

TEMPLATE = "residents/templates/typ/slips.typ"


@dataclass(frozen=True, slots=True)
class Slip:
    """`pin` is in these bytes and nowhere else."""

    link: UUID
    address: str
    community: int | None
    pin: str


def pdf(slips: Sequence[Slip], *, office: str) -> bytes:
    """First a page with the picture for each household, then the PINs, six to a page to cut apart.

    No name stands on either; who finds one sheet alone can open nothing.
    """
    telephones = {
        community: [f"{one.name} {one.phone}" for one in desks(community)]
        for community in {slip.community for slip in slips}
    }
    made = [
        {
            "home": slip.address,
            "address": (address := address_of(slip.link)),
            "qr": qr_svg(address),
            "pin": f"{slip.pin[:3]} {slip.pin[3:]}",
            "telephones": telephones[slip.community],
        }
        for slip in slips
    ]
    return render(TEMPLATE, {"office": office, "day": clock.today().isoformat(), "slips": made})
