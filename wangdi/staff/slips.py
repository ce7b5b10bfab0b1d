"""Sign-in slips: one card for each person, cut apart and handed over by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.utils.crypto import get_random_string

from wangdi.documents.rendering import render
from wangdi.documents.verifying import qr_svg
from wangdi.lib import clock
from wangdi.lib.addresses import absolute

TEMPLATE = "staff/templates/typ/slips.typ"
ROUNDS = 20_000


@dataclass(frozen=True, slots=True)
class Slip:
    name: str
    where: str
    username: str
    password: str


def quick_hash(password: str) -> str:
    """The hash of a one-time password: 73 random bits need no slow hash, and a hundred slips come

    in a second. The first signing in replaces it by one that is slow.
    """
    return PBKDF2PasswordHasher().encode(password, get_random_string(22), iterations=ROUNDS)


def pdf(slips: Sequence[Slip], *, office: str) -> bytes:
    """Eight cards on an A4 page. The passwords are in these bytes and nowhere else."""
    address = absolute()
    data = {
        "office": office,
        "address": address,
        "qr": qr_svg(address),
        "day": clock.today().isoformat(),
        "slips": [
            {
                "name": one.name,
                "where": one.where,
                "username": one.username,
                "password": one.password,
            }
            for one in slips
        ],
    }
    return render(TEMPLATE, data)
