"""Number plates of vehicles: ordinary, new energy, and the special ones of known form."""

import re

from django.utils.translation import gettext_lazy as _

from wangdi.lib.identifiers.checked import Checked, Problem
from wangdi.lib.identifiers.text import compact

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_CHARACTER = "A-HJ-NP-Z0-9"
_KNOWN = (
    re.compile(rf"[{_PROVINCES}][A-Z][{_CHARACTER}]{{4}}[{_CHARACTER}挂学警港澳领]"),
    re.compile(rf"[{_PROVINCES}][A-Z][A-HJK][{_CHARACTER}][0-9]{{4}}"),
    re.compile(rf"[{_PROVINCES}][A-Z][0-9]{{5}}[A-HJK]"),
    re.compile(rf"[{_PROVINCES}][A-Z][{_CHARACTER}]{{3}}应急"),
    re.compile(
        r"WJ[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?[0-9]{4}[0-9A-Z]"
    ),
    re.compile(r"[A-Z]{2}[0-9]{5}"),
    re.compile(r"使[0-9]{6}|[0-9]{6}使"),
)
_ORDINARY_BUT_WRONG = re.compile(rf"[{_PROVINCES}][A-Z][A-Z0-9]{{3,7}}")

WRONG = Problem(
    "plate",
    _("A plate has 7 characters, for new energy 8, and never the letters I and O: look again."),
)
UNKNOWN = Problem("plate_form", _("A plate of unknown form: kept as it was written."))


def check_plate(raw: str) -> Checked[str]:
    """Check a plate; the value is without spaces, dots and hyphens, letters in capitals.

    What looks like an ordinary plate with a slip is a problem; any other form only a warning.
    """
    plate = re.sub(r"[-·•.]", "", compact(raw)).upper()
    if any(form.fullmatch(plate) for form in _KNOWN):
        return Checked(plate)
    if not plate or _ORDINARY_BUT_WRONG.fullmatch(plate):
        return Checked(plate, WRONG)
    return Checked(plate, None, UNKNOWN)
