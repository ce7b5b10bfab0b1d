"""Unified social credit codes (统一社会信用代码, GB 32100-2015) and old registration numbers."""

import re

from django.utils.translation import gettext_lazy as _

from wangdi.lib.identifiers.checked import Checked, Problem
from wangdi.lib.identifiers.text import compact

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PLACE = {character: index for index, character in enumerate(_ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_SHAPE = re.compile(f"[{_ALPHABET}]{{18}}")
_OLD_REGISTRATION = re.compile(r"[0-9]{15}")

SHAPE = Problem(
    "uscc_shape", _("A social credit code has 18 digits and capitals, without I, O, S, V and Z.")
)
CHECK = Problem(
    "uscc_check", _("The check characters of this social credit code do not fit: look again.")
)
OLD_REGISTRATION = Problem(
    "old_registration", _("This is an old registration number of 15 digits.")
)


def check_uscc(raw: str) -> Checked[str]:
    """Check a social credit code. Wrong check characters warn only: such codes are in use."""
    code = compact(raw).upper()
    if _OLD_REGISTRATION.fullmatch(code):
        return Checked(code, None, OLD_REGISTRATION)
    if not _SHAPE.fullmatch(code):
        return Checked(code, SHAPE)
    fits = code[17] == _check_character(code) and code[16] == _organisation_check(code[8:16])
    return Checked(code, None, None if fits else CHECK)


def _check_character(code: str) -> str:
    total = sum(_PLACE[code[i]] * weight for i, weight in enumerate(_WEIGHTS))
    return _ALPHABET[(31 - total % 31) % 31]


def _organisation_check(body: str) -> str:
    """The check character of a nine-character organisation code (GB 11714)."""
    total = sum(int(body[i], 36) * weight for i, weight in enumerate(_ORGANISATION_WEIGHTS))
    return "0123456789X0"[11 - total % 11]
