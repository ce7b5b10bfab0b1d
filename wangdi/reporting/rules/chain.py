"""Where a unit's day stands on its way up, and how it shows at every level; no database."""

from dataclasses import dataclass
from datetime import datetime

UPCOMING, SILENT, STATED, NIL = "upcoming", "silent", "stated", "nil"
SENT_BACK, ACCEPTED = "sent_back", "accepted"
WORST = (SILENT, SENT_BACK, UPCOMING, STATED, NIL, ACCEPTED)
"""From the worst to the best: a place shows as the worst of what is under it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A unit's standing statement, if any, and what was answered to its last one."""

    stated: bool = False
    nil: bool = False
    accepted: bool | None = None


def state(said: Said, at: datetime, cut_off: datetime) -> str:
    """Silence is no state of rest: after the cut-off it is an alarm, also when sent back."""
    if said.stated:
        if said.accepted:
            return ACCEPTED
        return NIL if said.nil else STATED
    if said.accepted is False:
        return SENT_BACK
    return SILENT if at >= cut_off else UPCOMING


def worst(states: list[str]) -> str:
    """How a place shows over its units; nothing under it is nothing to say."""
    return min(states, key=WORST.index) if states else UPCOMING
