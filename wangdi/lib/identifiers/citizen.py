"""Citizen identity numbers (公民身份号码, GB 11643-1999): MOD 11-2 of ISO 7064.

The first six digits are never read for where a person comes from. Only their first two are
compared with the list of provinces, to remark a slip of the pen; county codes change every year
and old ones stay valid. Birth date and sex are read to pre-fill a form and for nothing else.
"""

import re
from datetime import date
from functools import lru_cache
from operator import mul
from typing import Literal

from django.utils.translation import gettext_lazy as _

from wangdi.lib import clock
from wangdi.lib.identifiers.checked import Checked, Problem
from wangdi.lib.identifiers.text import compact

Sex = Literal["female", "male"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ZERO = 48 * sum(_WEIGHTS)
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_OLD_SHAPE = re.compile(r"[0-9]{15}")
_FLOAT = re.compile(r"[0-9](\.[0-9]+)?E\+?1[4-7]")
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_PRACTICE_REGION = "999999"
_CENTENARIANS = frozenset({"996", "997", "998", "999"})
_EARLIEST_YEAR = 1850

SHAPE = Problem("shape", _("An ID number has 18 characters: 17 digits and a digit or X."))
BIRTH_DATE = Problem("birth_date", _("The ID number holds a birth date that does not exist."))
CHECK_DIGIT = Problem(
    "check_digit", _("The last character of the ID number does not fit the others: look again.")
)
DIGITS_LOST = Problem(
    "digits_lost",
    _("The spreadsheet has lost the last digits of this number: copy it again as text."),
)
REGION = Problem("region", _("The ID number begins with a code that no province has."))
PRACTICE = Problem("practice_number", _("A number for practice that belongs to nobody."))


def check_citizen_id(raw: str) -> Checked[str]:
    """Check an identity number of 18 or 15 characters; the value has 18, X in capitals.

    Numbers of region 999999 are for practice: they pass with a warning when their last
    character is wrong, as it must be so that no real person can carry them.
    """
    number = compact(raw).upper()
    if _OLD_SHAPE.fullmatch(number):
        number = _with_century(number)
    if not _SHAPE.fullmatch(number):
        return Checked(number, DIGITS_LOST if _FLOAT.fullmatch(number) else SHAPE)
    fits = check_character(number) == number[17]
    if not _is_birth_day(number[6:14]):
        return Checked(number, DIGITS_LOST if _is_float(number, fits) else BIRTH_DATE)
    if number.startswith(_PRACTICE_REGION) and not fits:
        return Checked(number, None, PRACTICE)
    if not fits:
        return Checked(number, DIGITS_LOST if _is_float(number, fits) else CHECK_DIGIT)
    return Checked(number, None, None if _PROVINCES.match(number) else REGION)


def check_character(number: str) -> str:
    """The check character for the first 17 digits of `number`."""
    return _CHECKS[(sum(map(mul, number[:17].encode(), _WEIGHTS)) - _ZERO) % 11]


def birth_date(number: str) -> date | None:
    """The birth date in an 18-character number, to pre-fill a form; None where there is none."""
    return _day(number[6:14]) if _SHAPE.fullmatch(number) else None


def sex(number: str) -> Sex | None:
    """The sex in an 18-character number (odd sequence male), to pre-fill a form."""
    if not _SHAPE.fullmatch(number):
        return None
    return "male" if int(number[16]) % 2 else "female"


def practice_id(birth: date, sequence: int) -> str:
    """An identity number for the demo that nobody can carry: unused region, wrong check digit."""
    body = f"{_PRACTICE_REGION}{birth:%Y%m%d}{sequence % 1000:03d}"
    right = _CHECKS.index(check_character(body))
    return body + _CHECKS[(right + 3) % 11]


def _with_century(old: str) -> str:
    century = "18" if old[12:] in _CENTENARIANS else "19"
    body = old[:6] + century + old[6:]
    return body + check_character(body)


def _is_float(number: str, fits: bool) -> bool:
    """A spreadsheet keeps 15 digits of a number and writes zeros for the rest."""
    return not fits and number.endswith("000")


def _is_birth_day(digits: str) -> bool:
    day = _day(digits)
    return day is not None and day <= clock.today()


@lru_cache(maxsize=65_536)
def _day(digits: str) -> date | None:
    if int(digits[:4]) < _EARLIEST_YEAR:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
