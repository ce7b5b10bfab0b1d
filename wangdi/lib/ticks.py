"""Work that comes round by itself: a room names a function and how often; the worker calls it.

Each is idempotent and safe to run twice at once, so that a worker may die on any line.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    name: str
    seconds: float
    run: Callable[[], object]


_ticks: dict[str, Tick] = {}


def every(seconds: float, name: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Have the worker call the function every so many seconds, and once when it starts."""

    def register(run: Callable[[], object]) -> Callable[[], object]:
        if name in _ticks:
            raise ValueError(f"tick {name} is registered twice")
        _ticks[name] = Tick(name, seconds, run)
        return run

    return register


def all_ticks() -> list[Tick]:
    """In the order of their names, so that every round does the same."""
    return sorted(_ticks.values(), key=lambda tick: tick.name)
