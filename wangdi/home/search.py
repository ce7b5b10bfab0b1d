"""The one search box: each room says what it can find, within the scope of its own permission."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from wangdi.access.scopes import Standing
from wangdi.access.scoping import Scope

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the answer: masked as on any other page."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What a room finds. `find(scope, words, limit)` gets only what `permission` lets one see.

    `more` gives the address of the room's own page with the same words, where there is one.
    """

    name: str
    label: str | Promise
    permission: str
    find: Callable[[Scope, str, int], Sequence[Hit]]
    more: Callable[[str], str] | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    source: Source
    hits: list[Hit]
    more_url: str = ""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Offer a source to the search box; registering it again replaces it."""
    _sources[source.name] = source


def sources(standing: Standing) -> list[Source]:
    """The sources that this person may ask."""
    held = (source for source in _sources.values() if standing.holds(source.permission))
    return sorted(held, key=lambda source: (source.order, source.name))


def search(standing: Standing, words: str) -> list[Found]:
    """What every source finds for `words`, at most LIMIT each; silent ones left out."""
    found = []
    for source in sources(standing):
        hits = list(source.find(standing.scope(source.permission), words, LIMIT + 1))
        if hits:
            more = source.more(words) if source.more and len(hits) > LIMIT else ""
            found.append(Found(source, hits[:LIMIT], more))
    return found
