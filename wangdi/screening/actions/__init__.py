"""What happens to many doors at once, in the caller's transaction."""

from wangdi.screening.actions.beats import Given, give_beats
from wangdi.screening.actions.places import (
    DOOR,
    buildings_of,
    communities_of,
    doors_in,
    doors_of,
    is_whole,
)
from wangdi.screening.actions.planning import plan_doors
from wangdi.screening.actions.replies import Replies, Reply, keep_replies
from wangdi.screening.actions.visits import Knock, annul, record, see_light

__all__ = [
    "DOOR",
    "Given",
    "Knock",
    "Replies",
    "Reply",
    "annul",
    "buildings_of",
    "communities_of",
    "doors_in",
    "doors_of",
    "give_beats",
    "is_whole",
    "keep_replies",
    "plan_doors",
    "record",
    "see_light",
]
