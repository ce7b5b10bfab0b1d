"""A port for the rooms above: what the phones of a checkpoint have not sent yet."""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

Source = Callable[[Collection[UUID]], Mapping[UUID, int]]
"""By checkpoint how many records still lie on phones, as those last said; none known: left out."""
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Offer to say what is unsent. Again replaces it."""
    _sources[name] = source


def of(checkpoints: Collection[UUID]) -> dict[UUID, int]:
    """Unsent records by checkpoint, of all sources together."""
    found: dict[UUID, int] = {}
    for source in _sources.values():
        for gate, count in source(checkpoints).items():
            found[gate] = found.get(gate, 0) + count
    return found
