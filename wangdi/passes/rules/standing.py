"""How a pass stands, decided from what is known of it; no database."""

from dataclasses import dataclass
from datetime import datetime

from wangdi.passes.words import Standing, State


@dataclass(frozen=True, slots=True)
class Known:
    """`rests`: somebody of the household is in quarantine and the class falls with it."""

    state: str
    begins: datetime
    ends: datetime
    rests: bool = False
    lives_here: bool = True


def standing(known: Known, at: datetime) -> str:
    """The one word for it: what a person did, then who lives there, then time, then rest."""
    if known.state != State.GOOD:
        return str(known.state)
    if not known.lives_here:
        return str(Standing.NOT_RESIDENT)
    if at < known.begins:
        return str(Standing.NOT_YET)
    if at >= known.ends:
        return str(Standing.EXPIRED)
    return str(Standing.SUSPENDED if known.rests else Standing.OK)
