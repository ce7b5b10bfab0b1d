"""What an office may put into the gaps of its own words, and the fields it may set."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GAPS: dict[str, str | Promise] = {
    "name": _("Name of the person"),
    "address": _("Address"),
    "measure": _("Measure"),
    "day_zero": _("Day zero"),
    "last_day": _("Last day"),
    "release_day": _("First free day"),
    "days": _("Number of days"),
    "morning": _("Hours of the morning"),
    "evening": _("Hours of the evening"),
    "building": _("Building"),
    "community": _("Community"),
    "office": _("Office"),
    "hotline": _("Telephone for complaints"),
    "office_phone": _("Telephone of the office, day and night"),
}
"""A paper takes only those of them that it has a value for."""
LOCAL: dict[str, str | Promise] = {
    "office_phone": _("Telephone of the office, day and night"),
    "hotline": _("Telephone for complaints"),
}
"""What an office sets once for all its papers; the nearest office's holds."""


def sample(name: str) -> dict[str, str]:
    """What stands in a gap of a preview: its own name in brackets."""
    label = str(GAPS.get(name, "……"))
    return {"zh": f"〔{label}〕", "en": f"[{label}]"}
