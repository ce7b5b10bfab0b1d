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

    A febrile one begins a group of up to three: alone it makes fever suspected, two of three
    confirm it, two normal ones after it clear it; what was normal before it clears nothing, and
    another febrile one after a cleared group begins anew. No reading is no verdict: ValueError.
    """
    if not febrile:
        raise ValueError("a missing reading is not a normal one")
    said = [_of_group(group) for _start, group in _groups(febrile)]
    if CONFIRMED in said:
        return CONFIRMED
    return said[-1] if said else NORMAL


def cleared(febrile: Sequence[bool]) -> list[int]:
    """Which readings of a slot belong to groups that two normal ones cleared, by their place."""
    return [
        start + n
        for start, group in _groups(febrile)
        if _of_group(group) == CLEARED
        for n in range(len(group))
    ]


def _groups(febrile: Sequence[bool]) -> list[tuple[int, Sequence[bool]]]:
    """Each febrile reading that belongs to none yet, with those after it, three at most."""
    found: list[tuple[int, Sequence[bool]]] = []
    at = 0
    while at < len(febrile):
        if febrile[at]:
            found.append((at, febrile[at : at + OF]))
            at += OF
        else:
            at += 1
    return found


def _of_group(group: Sequence[bool]) -> str:
    if sum(group) >= ENOUGH:
        return CONFIRMED
    return CLEARED if len(group) >= OF else SUSPECTED
