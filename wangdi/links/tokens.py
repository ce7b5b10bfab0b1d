"""The token of a link and its PIN: how they are made, and what is kept of them."""

import secrets
from uuid import UUID

from wangdi.lib.addresses import public
from wangdi.lib.crypto import blind_index

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH, BITS = 26, 5
PIN_DIGITS = 6
_TABLE = "links_householdlink"
_door = ""


def set_door(url_name: str) -> None:
    """Registered once, by the room of the residents' pages: where a token is handed in."""
    global _door
    _door = url_name


def token_of(link: UUID) -> str:
    """26 signs (128 bits) made of the link's key and the ring's secret, and stored nowhere.

    The same slip can so be printed again; whoever has only the database cannot make it.
    """
    number = int.from_bytes(blind_index(_TABLE, "token", link.bytes))
    return "".join(ALPHABET[number >> (BITS * place) & 31] for place in range(LENGTH))


def index_of(token: str) -> bytes:
    """What a link is found by: a keyed hash of its token."""
    return blind_index(_TABLE, "token_index", token.encode())


def address_of(link: UUID) -> str:
    """The whole address that stands in the QR code of a slip, without the PIN."""
    return public(_door, token_of(link))


def new_pin() -> str:
    """Six digits; printed once, on a sheet apart from the address."""
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"
