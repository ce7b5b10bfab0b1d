"""What happens to many doors at once, in the caller's transaction."""

from wangdi.screening.actions.places import (
    DOOR,
    communities_of,
    doors_in,
    doors_of,
    is_whole,
    plan_doors,
)
from wangdi.screening.actions.replies import keep_replies
from wangdi.screening.actions.visits import Knock, annul, record, see_light

__all__ = [
    "DOOR",
    "Knock",
    "annul",
    "communities_of",
    "doors_in",
    "doors_of",
    "is_whole",
    "keep_replies",
    "plan_doors",
    "record",
    "see_light",
]
