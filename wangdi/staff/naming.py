"""Sign-in names that people can say: the name's syllables, and a number where one is taken."""

import re
from collections.abc import Iterable, Sequence

from wangdi.lib.pinyin import name_pinyin

_ODD = re.compile(r"[^a-z0-9]")
_LONGEST, _SHORTEST = 24, 2


def usernames(names: Sequence[str], taken: Iterable[str]) -> list[str]:
    """One sign-in name a person, in order, none of them in `taken`: `wangdasan`, `wangdasan2`."""
    known = set(taken)
    return [_free(_plain(name), known) for name in names]


def _plain(name: str) -> str:
    letters = _ODD.sub("", name_pinyin(name))[:_LONGEST]
    return letters if len(letters) >= _SHORTEST else f"user{letters}"


def _free(stem: str, known: set[str]) -> str:
    name, at = stem, 2
    while name in known:
        name, at = f"{stem}{at}", at + 1
    known.add(name)
    return name
