"""A place is described anew: what it is, how large, who manages it, where it lies."""

from collections.abc import Sequence
from typing import Annotated, Any, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib.geo import Crs
from wangdi.territory import rules
from wangdi.territory.commands.history import ChangePayload, locate, note, standing, to_undo, undone
from wangdi.territory.commands.reaching import PERMISSION
from wangdi.territory.models import Management, Place, PlaceChange, PlaceKind, Verb

TEXTS = ("kind", "zone", "management", "company", "stand_in", "stand_in_phone", "crs")
DESCRIBED = (*TEXTS, "stand_in_user", "area_km2", "population", "lat", "lon")
Text = Annotated[str, Field(max_length=40)]


class DescribePayload(ChangePayload):
    """All that is said of a place beside name and parent; what is not given stays as it is.

    Without a managing body (`management` unmanaged) a named stand-in looks after it.
    """

    reason: Annotated[str, Field(max_length=200)] = ""
    kind: PlaceKind | None = None
    zone: Text | None = None
    management: Management | None = None
    company: Annotated[str, Field(max_length=100)] | None = None
    stand_in: Annotated[str, Field(max_length=60)] | None = None
    stand_in_phone: Annotated[str, Field(max_length=30)] | None = None
    stand_in_user: int | None = None
    area_km2: Annotated[float, Field(gt=0, lt=1_000_000)] | None = None
    population: Annotated[int, Field(ge=0, lt=100_000_000)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    crs: Crs | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        given = [self.lat is not None, self.lon is not None, self.crs is not None]
        if any(given) and not all(given):
            raise ValueError(_("A position takes both coordinates and their system."))
        return self


class DescribePlaces(Command[DescribePayload]):
    """Say what a place is: its kind among those alike, zone, size, management, position."""

    name, event, subject_kind = "territory.describe_places", "territory.place_described", "place"
    permission = PERMISSION
    Payload = DescribePayload

    def locate(self, payloads: Sequence[DescribePayload]) -> list[Stamp | None]:
        return locate(payloads)

    def apply(self, work: Work, records: Sequence[Record[DescribePayload]]) -> list[Outcome]:
        places = standing(work, (record.payload.place for record in records))
        changes = []
        for record in records:
            place = places[record.payload.place]
            given = record.payload.model_dump(exclude_unset=True, mode="json")
            after = {name: given[name] for name in DESCRIBED if given.get(name) is not None}
            if after.get("kind", place.kind) not in rules.alike(place.kind):
                raise Refused(_("A place of this kind cannot become that."), "kind")
            changes.append(note(work, Verb.DESCRIBED, record, _told(place), after))
            _tell(place, after)
        Place.objects.bulk_update(places.values(), DESCRIBED, batch_size=1000)
        PlaceChange.objects.bulk_create(changes)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changes = to_undo(keys)
        places = {change.place_id: change.place for change in changes}
        for change in changes:
            _tell(places[change.place_id], change.before)
        Place.objects.bulk_update(places.values(), DESCRIBED, batch_size=1000)
        undone(work, changes)


def _told(place: Place) -> dict[str, Any]:
    known = {name: getattr(place, name) for name in DESCRIBED}
    return known | {"area_km2": float(place.area_km2) if place.area_km2 else None}


def _tell(place: Place, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(place, name, value)
