"""Pure decisions of this room."""

from datetime import datetime, timedelta

from wangdi.lib import clock
from wangdi.residents.section import ResidentsSection

DAY = timedelta(days=1)


def answer_by(at: datetime, section: ResidentsSection) -> datetime:
    """When a message written at `at` has to be answered: only waking hours count."""
    left = timedelta(minutes=section.answer_minutes)
    day = clock.day_of(at)
    while True:
        opens, closes = clock.at(day, section.wakes), clock.at(day, section.rests)
        begins = max(at, opens)
        if begins < closes:
            if begins + left <= closes:
                return begins + left
            left -= closes - begins
        day += DAY
