"""Words that stigmatise, and what to write instead; lists of people. Data and pure checks."""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[1] / "data"
_PHONE = re.compile(r"(?<![0-9])(?:1[3-9][0-9]{9}|000[0-9]{8})(?![0-9])")
_ID = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
_BETWEEN = re.compile(r"[\s、，,；;。.：:/|\d()（）]+")
MOST_NAMES = 2


class Found(NamedTuple):
    """A word that stigmatises, and the neutral one."""

    word: str
    neutral: str


@cache
def words() -> dict[str, str]:
    """The list, the longest first, so that one word inside another is not taken alone."""
    known = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
    return dict(sorted(known.items(), key=lambda item: -len(item[0])))


def stigmatising(text: str) -> list[Found]:
    """Every such word in a text, each once; a word inside a longer one that was found stays out."""
    found: list[Found] = []
    left = text.casefold()
    for word, neutral in words().items():
        if word.casefold() in left:
            found.append(Found(word, neutral))
            left = left.replace(word.casefold(), " ")
    return found


def neutral(text: str) -> str:
    """The text with every such word replaced."""
    for word, instead in words().items():
        text = re.sub(re.escape(word), instead, text, flags=re.IGNORECASE)
    return text


def looks_like_a_list(text: str) -> bool:
    """Whether a text names several people: two numbers, or three names set apart from each other.

    One person may be named where the fact needs it; a list of people belongs to no tip line.
    """
    if len(set(_PHONE.findall(text))) > 1 or len(set(_ID.findall(text))) > 1:
        return True
    parts = [part for part in _BETWEEN.split(text) if part]
    names = {part for part in parts if is_name(part)}
    runs_on = (is_name(before) and is_name(part[:2]) for before, part in pairwise(parts))
    last = {part[:2] for part, named in zip(parts[1:], runs_on, strict=True) if named}
    return len({name[:2] for name in names} | last) > MOST_NAMES


def is_name(part: str) -> bool:
    """Whether a word set apart looks like a person's name: a common surname and one or two more."""
    fits = 2 <= len(part) <= 3 and all("\u4e00" <= sign <= "\u9fff" for sign in part)
    surnames, not_names = _names()
    return fits and part[0] in surnames and not part.startswith(not_names)


@cache
def _names() -> tuple[frozenset[str], tuple[str, ...]]:
    known = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    return frozenset("".join(known["surnames"])), tuple(known["not_names"])
