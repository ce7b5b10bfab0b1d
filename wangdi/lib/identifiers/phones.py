"""Telephone numbers of mainland China: mobiles, landlines, short service numbers."""

import re

from django.utils.translation import gettext_lazy as _

from wangdi.lib.identifiers.checked import Checked, Problem
from wangdi.lib.identifiers.citizen import PRACTICE
from wangdi.lib.identifiers.text import compact

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_PRACTICE = re.compile(r"000[0-9]{8}")
_LANDLINE = re.compile(r"(0[0-9]{2,3})-?([0-9]{7,8})(?:-([0-9]{1,6}))?")
_SERVICE = re.compile(r"1[0-9]{2}|1[0-9]{4}|[48]00-?[0-9]{3}-?[0-9]{4}")
_COUNTRY = re.compile(r"^(\+|00)?86(?=1[3-9][0-9]{9}$)")

MOBILE = Problem("mobile", _("A mobile number has 11 digits and begins with 13 to 19."))
PHONE = Problem(
    "phone", _("A telephone number is a mobile number or an area code with 7 or 8 digits.")
)


def check_mobile(raw: str) -> Checked[str]:
    """Check a mobile number; the value is its 11 digits.

    Numbers beginning with 000 exist nowhere: they are for practice and pass with a warning.
    """
    number = raw if _MOBILE.fullmatch(raw) else _bare(raw)
    if _MOBILE.fullmatch(number):
        return Checked(number)
    if _PRACTICE.fullmatch(number):
        return Checked(number, None, PRACTICE)
    return Checked(number, MOBILE)


def check_landline(raw: str) -> Checked[str]:
    """Check a landline (`0371-66778899`, extension allowed) or a service number (12345, 120)."""
    number = compact(raw).replace("(", "").replace(")", "-")
    parts = _LANDLINE.fullmatch(number)
    if parts:
        return Checked("-".join(part for part in parts.groups() if part))
    return Checked(number, None if _SERVICE.fullmatch(number) else PHONE)


def check_phone(raw: str) -> Checked[str]:
    """Check a number that may be a mobile, a landline or a service number."""
    mobile = check_mobile(raw)
    return mobile if mobile.ok else check_landline(raw)


def _bare(raw: str) -> str:
    return _COUNTRY.sub("", compact(raw).replace("-", ""))
