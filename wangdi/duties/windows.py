"""The window of a duty, and how it ended; what other rooms say when they plan."""

from dataclasses import dataclass
from datetime import datetime

UPCOMING, OPEN, LATE, MISSED = "upcoming", "open", "late", "missed"


@dataclass(frozen=True, slots=True)
class Window:
    """Aware, in order: open from the first, late after the second, missed after the last."""

    opens_at: datetime
    due_at: datetime
    missed_at: datetime

    def unsettled_at(self, at: datetime) -> str:
        """The state of a duty that nobody has settled, at the instant `at`.

        The edges belong to the doer: at `due_at` itself it is open, at `missed_at` itself late.
        """
        if at < self.opens_at:
            return UPCOMING
        if at <= self.due_at:
            return OPEN
        return LATE if at <= self.missed_at else MISSED


@dataclass(frozen=True, slots=True)
class Ending:
    """When a duty was settled, and how: done, waived or withdrawn."""

    at: datetime
    how: str
