"""Names of people: Chinese, minority names with ·, Latin names, rare characters."""

import re

from django.utils.translation import gettext_lazy as _

from wangdi.lib.identifiers.checked import Checked, Problem

_WHITE = re.compile(r"[\s\u00a0\u200b-\u200f\u2028-\u202f\u3000\ufeff]+")
_DOTS = re.compile(r"\s*[·•‧∙⋅・･﹒．]\s*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FORBIDDEN = re.compile(r"[0-9０-９<>{}\[\]=@#$%^&*_+|\\/?!;\"~`？！；、，。：]")
_LONGEST = 60

EMPTY = Problem("name_empty", _("The name is missing."))
TOO_LONG = Problem("name_long", _("The name is longer than 60 characters."))
CHARACTERS = Problem("name_characters", _("The name holds digits or signs that no name has."))


def check_name(raw: str) -> Checked[str]:
    """Check a name. Rare characters and names of one character are as good as any other.

    Spaces inside a Chinese name are dropped, in a Latin name kept single; every kind of middle
    dot becomes `·`. Characters are never exchanged for similar ones.
    """
    if raw.isalpha() and not raw.isascii() and len(raw) <= _LONGEST:
        return Checked(raw)
    name = _DOTS.sub("·", _WHITE.sub(" ", raw).strip())
    if not _LATIN.search(name):
        name = name.replace(" ", "")
    if not name:
        return Checked(name, EMPTY)
    if len(name) > _LONGEST:
        return Checked(name, TOO_LONG)
    return Checked(name, CHARACTERS if _FORBIDDEN.search(name) else None)
