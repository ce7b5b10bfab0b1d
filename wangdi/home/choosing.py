"""Fields of a kept record that are chosen from a list: the room of the command offers it.

choosing.offer("screening.enter_returnee", "household", households)   # in the room's wiring
def households(payload) -> [(value, label)]       # nothing: the field is written by hand
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise

Offered = Sequence[tuple[str, str | Promise]]
Source = Callable[[Mapping[str, Any]], Offered]

_sources: dict[tuple[str, str], Source] = {}


def offer(command: str, field: str, source: Source) -> None:
    """Offer a list for a field of what is kept under a command. Again replaces it."""
    _sources[command, field] = source


def choices(command: str, field: str, payload: Mapping[str, Any]) -> Offered:
    """What may be chosen for this very record; labels hold no full name of a person."""
    source = _sources.get((command, field))
    return source(payload) if source else ()
