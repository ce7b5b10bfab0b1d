"""What a door may answer, and which answers are done."""

from decimal import Decimal

ANSWERED, NO_ANSWER, REFUSED = "answered", "no_answer", "refused"
VACANT, MOVED, WRONG_ADDRESS = "vacant", "moved", "wrong_address"
LIT = "lit"
"""Light was seen behind a door that was thought to be empty or silent: somebody is there."""
OUTCOMES = (ANSWERED, NO_ANSWER, REFUSED, VACANT, MOVED, WRONG_ADDRESS, LIT)
COVERED = frozenset({ANSWERED, VACANT})
"""Only these settle a door. No answer is never done."""


def coverage(covered: int, doors: int) -> Decimal | None:
    """Answered and vacant per hundred doors, one decimal, rounded down; None without doors.

    Rounded down, so that 100 is only ever said when no door is left.
    """
    if not doors:
        return None
    return Decimal(covered * 1000 // doors) / 10
