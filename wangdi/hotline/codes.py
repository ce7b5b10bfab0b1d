"""The code a caller follows his ticket by: made of its key and a secret, and stored nowhere."""

from uuid import UUID

from wangdi.lib.crypto import blind_index

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
_MISREAD = str.maketrans("OIL", "011")
_TABLE = "hotline_ticket"


def code_of(ticket: UUID) -> str:
    """Ten characters (50 bits) that nobody can reckon from the key."""
    number = int.from_bytes(blind_index(_TABLE, "code", ticket.bytes))
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in range(LENGTH))


def normal(code: str) -> str:
    """As somebody reads it aloud: spaces, hyphens, small letters, O for 0, I or L for 1."""
    return "".join(char for char in code.upper() if char.isalnum()).translate(_MISREAD)


def in_groups(code: str) -> str:
    """`A1B2C-D3E4F`"""
    return "-".join(code[at : at + 5] for at in range(0, len(code), 5))


def index_of(code: str) -> bytes:
    """What the ticket is found by."""
    return blind_index(_TABLE, "code_index", normal(code).encode())
