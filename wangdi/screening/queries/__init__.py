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
    REVISIT,
    STATES,
    UNITS,
    Coverage,
    coverage,
    coverage_by,
    total,
)
from wangdi.screening.queries.doors import (
    answers_of,
    doors,
    due_doors,
    next_door,
    of_worker,
    visits_of,
    waiting,
    walk,
)
from wangdi.screening.queries.replies import ReplyCount, reply_counts
from wangdi.screening.queries.rounds import campaigns, found_doors, rounds, series

__all__ = [
    "GAP",
    "NOT_VISITED",
    "REVISIT",
    "STATES",
    "UNITS",
    "Coverage",
    "ReplyCount",
    "answers_of",
    "arrivals_between",
    "arrivals_of",
    "campaigns",
    "coverage",
    "coverage_by",
    "doors",
    "due_doors",
    "found_doors",
    "households",
    "next_door",
    "of_worker",
    "reply_counts",
    "residents",
    "rounds",
    "series",
    "total",
    "visits_of",
    "waiting",
    "walk",
]
