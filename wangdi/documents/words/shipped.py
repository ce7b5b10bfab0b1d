"""The words that come with the house, one file for each paper: the city's unified pack."""

import hashlib
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from wangdi.documents.words.schema import Words

ROOT = Path(__file__).resolve().parents[2]


@cache
def words(path: str) -> Words:
    """The words of a file below the package (`quarantine/templates/words/notice.toml`)."""
    return Words.model_validate(tomllib.loads((ROOT / path).read_text(encoding="utf-8")))


def digest(content: dict[str, Any]) -> bytes:
    """SHA-256 over words or a layer in one fixed form."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).digest()
