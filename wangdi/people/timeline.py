"""One timeline of everything that touched a household; every room above adds its own source.

timeline.register("screening", entries_of)        # in the room's panels.py
def entries_of(household: Household) -> list[Entry]    # one query, at most MOST entries; `once`
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wangdi.access.scopes import Standing
from wangdi.people import history
from wangdi.people.history import Entry
from wangdi.people.models import Household

__all__ = ["MOST", "Entry", "of", "register"]
MOST = 100

Source = Callable[[Household], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class _Known:
    source: Source
    permission: str


_sources: dict[str, _Known] = {}


def register(name: str, source: Source, *, permission: str = "people.view_ledger") -> None:
    """Offer a source; only who holds `permission` sees its entries. Again replaces it."""
    _sources[name] = _Known(source, permission)


def of(household: Household, standing: Standing) -> list[Entry]:
    """Everything that this person may know, newest first, at most MOST."""
    entries = [
        entry
        for known in _sources.values()
        if standing.holds(known.permission)
        for entry in known.source(household)
    ]
    if standing.holds("people.view_ledger"):
        entries += history.of(household, standing)
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:MOST]
