"""How many of something there are in places: a port that rooms above register in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Count = Callable[[str, Collection[int]], Mapping[int, int]]
"""Given a column of the stamp (`community_id`, `grid_id`, `building_id`) and ids: how many each."""

HOUSEHOLDS, DOORS = "households", "doors"


@dataclass(frozen=True, slots=True)
class Counter:
    name: str
    label: str | Promise
    count: Count


_counters: dict[str, Counter] = {}


def register(counter: Counter) -> None:
    """Offer a count by its name; registering it again replaces it."""
    _counters[counter.name] = counter


def count(name: str, column: str, ids: Collection[int]) -> Mapping[int, int]:
    """How many each of `ids` has of what is counted under `name`; nothing where nobody counts."""
    counter = _counters.get(name)
    return counter.count(column, ids) if counter and ids else {}
