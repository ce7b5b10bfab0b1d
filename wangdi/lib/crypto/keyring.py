"""The ring of master keys: outside the database, outside the repository, outside the backups.

It is JSON from WANGDI_KEYRING, or from the file `var/secrets/keyring.json` (mode 0600) under
WANGDI_HOME, made at first use. `seal` holds a master key per id, of which `current` seals and
all open; `index` is the master key of the blind indexes.
"""

import json
import os
import secrets
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from wangdi.lib.crypto.suites import SUITES, Suite

_CHECKOUT = Path(__file__).resolve().parents[3]
_LARGEST_KEY_ID = 0xFFFF


class BadKeyRing(Exception):
    """The key ring cannot be read. Its message never holds a key."""


@dataclass(frozen=True)
class KeyRing:
    suite: Suite
    current: int
    seal: dict[int, bytes] = field(repr=False)
    index: bytes = field(repr=False)


def new_ring(suite: str = "intl") -> str:
    """The JSON of a new ring with one random key for sealing and one for indexes."""
    return json.dumps(
        {"suite": suite, "current": 1, "seal": {"1": _new_key()}, "index": _new_key()}
    )


def parse_ring(text: str) -> KeyRing:
    """Read a ring from its JSON; BadKeyRing if anything is missing or too short."""
    try:
        held = json.loads(text)
        ring = KeyRing(
            suite=SUITES[held["suite"]],
            current=int(held["current"]),
            seal={int(number): b64decode(key) for number, key in held["seal"].items()},
            index=b64decode(held["index"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadKeyRing("The key ring is not of the expected form.") from None
    if ring.current not in ring.seal or not all(0 < n <= _LARGEST_KEY_ID for n in ring.seal):
        raise BadKeyRing("The key ring does not hold its current key.")
    if min(map(len, [*ring.seal.values(), ring.index])) < 32:
        raise BadKeyRing("A key of the key ring is shorter than 32 bytes.")
    return ring


@cache
def keyring() -> KeyRing:
    """The ring of this installation, read once in a process."""
    given = os.environ.get("WANGDI_KEYRING")
    return parse_ring(given or _read_or_make(ring_file()))


def ring_file() -> Path:
    """Where the ring lies when it is not given in the environment."""
    home = Path(os.environ.get("WANGDI_HOME") or _CHECKOUT)
    return home / "var" / "secrets" / "keyring.json"


def _read_or_make(path: Path) -> str:
    """The file is linked into its place whole: of two processes at once, one's ring wins."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(new_ring())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def _new_key() -> str:
    return b64encode(secrets.token_bytes(32)).decode()
