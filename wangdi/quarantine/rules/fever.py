"""When a reading is fever: by the line of its site, confirmed by two of three."""

from collections.abc import Sequence
from decimal import Decimal

from wangdi.quarantine.section import QuarantineSection, Site

NORMAL, SUSPECTED, CONFIRMED, CLEARED = "normal", "suspected", "confirmed", "cleared"
ENOUGH = 2
OF = 3


def is_fever(value: Decimal, site: Site, section: QuarantineSection) -> bool:
    """Whether a value in °C reaches the profile's line for the site (the line itself is fever)."""
    return value >= section.fever[site]


def verdict(febrile: Sequence[bool]) -> str:
    """What the readings of one slot say together, in the order they were taken.

    The first alone makes it suspected, and it stays so until three are known or two agree; two of
    three confirm it; two normal ones of three clear it. No reading is no verdict: ValueError.
    """
    if not febrile:
        raise ValueError("a missing reading is not a normal one")
    counted = list(febrile)[-OF:]
    hot = sum(counted)
    if hot == 0:
        return NORMAL
    if hot >= ENOUGH:
        return CONFIRMED
    return CLEARED if len(counted) >= OF else SUSPECTED
