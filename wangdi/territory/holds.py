"""What keeps a place from being closed: a port that rooms above register in."""

from collections.abc import Callable, Collection, Mapping

Source = Callable[[Collection[int]], Mapping[int, str]]
"""Given ids of places: for those that are in use, a sentence that says by what."""

_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Have `source` asked before a place is closed; registering it again replaces it."""
    _sources[name] = source


def on(place_ids: Collection[int]) -> dict[int, str]:
    """The places of `place_ids` that are in use, each with a sentence."""
    held: dict[int, str] = {}
    for source in _sources.values():
        held |= source(place_ids)
    return held
