"""One look at a visitor's two codes and temperature at a venue: what to do now. Pure.

Only yes, no and the colour are kept; paper stands in for both codes. Nobody is turned away from
help: an emergency goes in before anything is asked.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GREEN, YELLOW, RED, NONE = "green", "yellow", "red", "none"
COLOURS = (GREEN, YELLOW, RED, NONE)
COLOUR_LABELS: dict[str, str | Promise] = {
    GREEN: _("Green"),
    YELLOW: _("Yellow"),
    RED: _("Red"),
    NONE: _("Not seen"),
}
COME_IN, ASK, ASIDE = "come_in", "ask", "aside"
OUTCOMES: dict[str, str | Promise] = {
    COME_IN: _("May come in"),
    ASK: _("Ask"),
    ASIDE: _("Please step aside"),
}
SENTENCES: dict[str, str | Promise] = {
    "fine": _("Temperature and proofs are in order."),
    "emergency": _("An emergency comes first; nothing is asked before."),
    "fever": _("Offer a seat apart, measure once more in ten minutes, then tell the community."),
    "colour": _("Offer a seat apart and ask the community what this colour means; nobody else"
                " is told."),
    "proof": _("Ask for the two codes, or for a paper, an identity card or somebody who answers."),
    "temperature": _("Measure the temperature first."),
    "care": _("Serve apart, or lead to the fever desk by the separate way; care is never refused."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """`paper`: a paper proof was shown instead; `care`: a clinic or pharmacy."""

    health: str = NONE
    travel: str = NONE
    paper: bool = False
    celsius: Decimal | None = None
    emergency: bool = False
    care: bool = False


def decide(seen: Seen, fever: Decimal) -> tuple[str, str]:
    """(outcome, reason) of one look; `fever` is the line in degrees Celsius, itself a fever."""
    if seen.emergency:
        return COME_IN, "emergency"
    if seen.celsius is not None and seen.celsius >= fever:
        return (COME_IN, "care") if seen.care else (ASIDE, "fever")
    if {seen.health, seen.travel} & {YELLOW, RED}:
        return (COME_IN, "care") if seen.care else (ASIDE, "colour")
    if NONE in (seen.health, seen.travel) and not seen.paper:
        return ASK, "proof"
    if seen.celsius is None:
        return ASK, "temperature"
    return COME_IN, "fine"
