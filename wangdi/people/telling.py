"""Telling the rooms above that somebody is written elsewhere now."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.commands import Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock

MOVED = "people.person_moved"


class Stood(NamedTuple):
    """Where somebody was written before."""

    household: UUID
    stamp: Stamp


def tell(work: Work, person: UUID, before: Stood, now: Stood, *, on: date | None = None) -> None:
    """Tell the rooms above whose records follow him; ids and days only."""
    work.fact(
        MOVED,
        about="person",
        subject=person,
        stamp=now.stamp,
        household=str(now.household),
        from_household=str(before.household),
        from_stamp=list(before.stamp),
        on=(on or clock.day_of(work.now)).isoformat(),
    )
