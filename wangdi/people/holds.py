"""On whom something stands, so that his entry in the ledger is not simply undone."""

from collections.abc import Callable, Collection
from uuid import UUID

from wangdi.people.models import Correction

Source = Callable[[Collection[UUID]], set[UUID]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Offer a source that says on whom of a set something of its room stands."""
    _sources[name] = source


def held(people: Collection[UUID]) -> set[UUID]:
    """Those of `people` on whom something stands, in whatever room. One query for each."""
    return {person for source in _sources.values() for person in source(people)}


def _corrected(people: Collection[UUID]) -> set[UUID]:
    """Whoever was put right since was meant."""
    rows = Correction.objects.filter(person__in=people, annulled_at=None)
    return set(rows.values_list("person_id", flat=True))


register("people", _corrected)
