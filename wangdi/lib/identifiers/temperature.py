"""Body temperature in degrees Celsius, one decimal; what is beyond belief is asked again."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from wangdi.lib.identifiers.checked import Checked, Problem
from wangdi.lib.identifiers.text import compact

LOWEST = Decimal("34.0")
HIGHEST = Decimal("42.5")
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")
_TENTH = Decimal("0.1")

NOT_A_NUMBER = Problem("temperature", _("Write the temperature as a number, like 36.5."))
UNLIKELY = Problem(
    "temperature_range", _("A temperature is between 34.0 and 42.5: measure again or correct it.")
)


def check_temperature(raw: str | float | Decimal) -> Checked[Decimal | None]:
    """Check a reading in °C. `3.72` and `372` are problems with the suggestion `37.2`."""
    text = re.sub(r"(°C|℃|度|C)$", "", compact(str(raw).replace("℃", ""))).replace("。", ".")
    text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        return Checked(None, NOT_A_NUMBER)
    reading = Decimal(text)
    if LOWEST <= reading <= HIGHEST:
        return Checked(reading.quantize(_TENTH))
    return Checked(reading, UNLIKELY, None, _meant(reading))


def _meant(reading: Decimal) -> str:
    """The reading with its point moved by one place, if that is a temperature."""
    for factor in (Decimal(10), _TENTH):
        if LOWEST <= reading * factor <= HIGHEST:
            return str((reading * factor).quantize(_TENTH))
    return ""
