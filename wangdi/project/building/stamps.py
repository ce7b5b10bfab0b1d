"""What was built from which inputs, so that a second run has nothing to do."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


class Stamps:
    """Digests of inputs by the name of the step they went into, kept in one small file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}

    def is_fresh(self, step: str, mark: str) -> bool:
        return self._known.get(step) == mark

    def put(self, step: str, mark: str) -> None:
        self._known[step] = mark
        self._path.write_text(json.dumps(self._known, indent=1))


def mark_of(paths: Iterable[Path], *words: str) -> str:
    """One digest over the files' contents and the words."""
    digest = hashlib.sha256(repr(words).encode())
    for path in sorted(paths):
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
