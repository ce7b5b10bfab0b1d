"""Coverage of a round, its gaps, the next door, and who came back."""

from wangdi.screening.queries.arrivals import (
    arrivals_between,
    arrivals_of,
    households,
    residents,
)
from wangdi.screening.queries.coverage import (
    GAP,
    NOT_VISITED,
    STATES,
    UNITS,
    Coverage,
    coverage,
    coverage_by,
    rounds,
    total,
)
from wangdi.screening.queries.doors import answers_of, doors, due_doors, next_door, visits_of
from wangdi.screening.queries.replies import ReplyCount, reply_counts

__all__ = [
    "GAP",
    "NOT_VISITED",
    "STATES",
    "UNITS",
    "Coverage",
    "ReplyCount",
    "answers_of",
    "arrivals_between",
    "arrivals_of",
    "coverage",
    "coverage_by",
    "doors",
    "due_doors",
    "households",
    "next_door",
    "reply_counts",
    "residents",
    "rounds",
    "total",
    "visits_of",
]
