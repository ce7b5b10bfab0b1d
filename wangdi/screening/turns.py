"""Whose turn it is after an arrival; the room above that decides about people says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wangdi.screening.models import Arrival


@dataclass(frozen=True, slots=True)
class Turn:
    """Who acts next, and where: `url` empty where there is nothing to open."""

    who: str | Promise
    action: str | Promise = ""
    url: str = ""


Source = Callable[[Sequence[Arrival]], dict[UUID, Turn]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source that knows, set by set, whose turn arrivals are; the last to know wins."""
    _sources.append(source)


_waiting: list[Callable[[], QuerySet[Any]]] = []


def decided_by(source: Callable[[], QuerySet[Any]]) -> None:
    """Add a source of the ids of arrivals about which a person has still to decide."""
    _waiting.append(source)


def waiting() -> Q | None:
    """Arrivals about which a person has still to decide; None where no room above decides."""
    if not _waiting:
        return None
    found = Q(pk__in=())
    for source in _waiting:
        found |= Q(pk__in=source())
    return found


def turns(arrivals: Sequence[Arrival]) -> dict[UUID, Turn]:
    """Whose turn each arrival is."""
    found = {arrival.id: _before_anybody_knows(arrival) for arrival in arrivals}
    for source in _sources:
        found |= source(arrivals)
    return found


def _before_anybody_knows(arrival: Arrival) -> Turn:
    if arrival.person_id is None:
        return Turn(_("Grid worker: enter the person in the ledger"))
    if arrival.key_area or arrival.contact or arrival.symptoms:
        return Turn(_("Community secretary: decide"))
    return Turn(_("Grid worker: health advice"))
