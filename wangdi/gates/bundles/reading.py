"""What stands at the place of a gate: its passes and who lives there. Three queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wangdi.gates.knowing import Gate
from wangdi.passes.models import Pass
from wangdi.people.models import Person
from wangdi.territory.models import Place

_SHOWN = ("id", "klass", "digits", "plate", "plate_index", "household", "person", "state")


@dataclass(frozen=True, slots=True)
class Holder:
    """One who lives at the place, by his door. `name` is in full: masked where it is packed."""

    id: UUID
    name: str
    household: UUID
    building: int
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Standing:
    """`buildings`: names by id, in walking order."""

    passes: tuple[Pass, ...]
    people: tuple[Holder, ...]
    buildings: dict[int, str]


def standing(gate: Gate, at: datetime) -> Standing:
    """Passes that have not ended by their time, stopped ones too; people who live there now."""
    places = Place.objects.under([gate.guarded])
    buildings = dict(places.buildings().values_list("id", "name"))
    found = Pass.objects.filter(place__in=[gate.guarded, *gate.above], valid_until__gt=at)
    return Standing(
        tuple(found.only(*_SHOWN).order_by("id")),
        tuple(_people(buildings)),
        buildings,
    )


def _people(buildings: Iterable[int]) -> Iterable[Holder]:
    living = Person.objects.living().filter(
        household__building_id__in=list(buildings), household__closed_on=None
    )
    rows: Iterable[tuple[Any, ...]] = living.order_by("household_id", "id").values_list(
        *("id", "name", "household_id", "household__building_id"),
        *("household__dwelling__unit", "household__dwelling__room"),
    )
    return (Holder(*row) for row in rows)
