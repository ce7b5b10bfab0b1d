"""The code on a receipt: made of the declaration's key and a secret, and stored nowhere."""

from uuid import UUID

from wangdi.lib.crypto import blind_index

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_MISREAD = str.maketrans("OIL", "011")
_TABLE = "screening_declaration"


def code_of(declaration: UUID) -> str:
    """Twelve characters (60 bits) that nobody can reckon from the key."""
    number = int.from_bytes(blind_index(_TABLE, "code", declaration.bytes))
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in range(LENGTH))


def normal(code: str) -> str:
    """As somebody reads it from paper: spaces, hyphens, small letters, O for 0, I or L for 1."""
    return "".join(char for char in code.upper() if char.isalnum()).translate(_MISREAD)


def in_groups(code: str) -> str:
    """`A1B2-C3D4-E5F6`"""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def index_of(code: str) -> bytes:
    """What the declaration is found by."""
    return blind_index(_TABLE, "code_index", normal(code).encode())
