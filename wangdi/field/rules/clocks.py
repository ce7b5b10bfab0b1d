"""When a record happened, by four clocks of which any may be wrong. Pure; PROTOCOL.md, “Time”."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NEAR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Told:
    """What a phone's clocks said; `wall` None: nothing that is an instant. `mono` in ms."""

    wall: datetime | None
    mono: int | None
    boot: str | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """`uncertain`: it may also have been at another time of the sign-in."""

    at: datetime
    uncertain: bool
    skewed: bool


def reckon(made: Told, sent: Told, *, began: datetime, received: datetime) -> Reckoned:
    """When it happened: `made` by the record, `sent` by its sending, `began` the sign-in."""
    skew = sent.wall - received if sent.wall else timedelta(0)
    skewed = abs(skew) >= NEAR
    lapse = _lapse(made, sent)
    if lapse is None:
        return Reckoned(_guess(made, skew, began, received), True, skewed)
    if _agree(made, sent, lapse):
        return Reckoned(_minus(received, lapse), False, skewed)
    return Reckoned(_minus(received, lapse), True, True)


def _lapse(made: Told, sent: Told) -> timedelta | None:
    """How long ago by the clock that nobody sets; None where it did not run through."""
    if made.boot is None or made.boot != sent.boot or made.mono is None or sent.mono is None:
        return None
    if sent.mono < made.mono:
        return None
    try:
        return timedelta(milliseconds=sent.mono - made.mono)
    except OverflowError:
        return None


def _agree(made: Told, sent: Told, lapse: timedelta) -> bool:
    if made.wall is None or sent.wall is None:
        return False
    return abs((sent.wall - made.wall) - lapse) <= NEAR


def _guess(made: Told, skew: timedelta, began: datetime, received: datetime) -> datetime:
    """The wall clock set right, held between the beginning of the sign-in and now."""
    if made.wall is None:
        return received
    return min(max(_minus(made.wall, skew), began), received)


def _minus(moment: datetime, span: timedelta) -> datetime:
    """Held within what a calendar knows."""
    try:
        return moment - span
    except OverflowError:
        return moment
