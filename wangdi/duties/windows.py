"""The window of a duty, and how it ended; what other rooms say when they plan."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Window:
    """Aware, in order: open from the first, late after the second, missed after the last."""

    opens_at: datetime
    due_at: datetime
    missed_at: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """When a duty was settled, and how: done, waived or withdrawn."""

    at: datetime
    how: str
