"""How rows lie in a bundle: found by a salted hash, closed with the rest of it. No database.

`static/gates/list.js` reads them; `tests/test_scripts_list.py` holds both to one form.
"""

from hashlib import sha256

import cbor2

KEY_BYTES, LONGEST = 8, 255


class TooLong(Exception):
    """A row has more than 255 bytes; the message says of which kind."""


class Rows:
    """Rows under one salt; what is under a name twice stands as it was put first."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._rows: dict[bytes, bytes] = {}

    def put(self, kind: str, name: bytes | str, row: list[object]) -> None:
        """Lay `row` under the name of a pass, a plate, digits, a door or a member."""
        hashed = self._hash(kind, name)
        plain = cbor2.dumps(row, canonical=True)
        if len(plain) > LONGEST:
            raise TooLong(f"a row of {len(plain)} bytes under a {kind}")
        self._rows.setdefault(hashed[:KEY_BYTES], _closed(plain, hashed))

    def packed(self) -> bytes:
        """Key, length, closed row; in the order of keys, which tells nothing."""
        found = sorted(self._rows.items())
        return b"".join(key + bytes((len(row),)) + row for key, row in found)

    def __len__(self) -> int:
        return len(self._rows)

    def _hash(self, kind: str, name: bytes | str) -> bytes:
        plain = name.encode() if isinstance(name, str) else name
        return sha256(self._salt + f"{kind}:".encode() + plain).digest()


def _closed(plain: bytes, hashed: bytes) -> bytes:
    pad, turn = hashed[KEY_BYTES:], 0
    while len(pad) < len(plain):
        turn += 1
        pad += sha256(hashed + bytes((turn,))).digest()
    return bytes(one ^ other for one, other in zip(plain, pad, strict=False))
