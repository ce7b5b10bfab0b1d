"""Writing made normal before it is checked: full-width forms, spaces, hyphens."""

import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u200b-\u200f\u2028-\u202f\u3000\ufeff]+")
_HYPHENS = re.compile(r"[‐‑‒–—―−﹣－]")


def half_width(text: str) -> str:
    """Full-width letters, digits and spaces as their ordinary forms; ASCII is returned as is."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def compact(text: str) -> str:
    """Half-width, without any white space, every dash a hyphen: for numbers and codes."""
    if text.isalnum() and text.isascii():
        return text
    return _HYPHENS.sub("-", _SPACES.sub("", half_width(text)))
