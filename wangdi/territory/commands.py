"""What may be asked of the territory: laying a subdistrict, its buildings, its grids."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory import actions, official, queries
from wangdi.territory.models import COMMUNITY_KINDS, Management, Place, PlaceKind

Name = Annotated[str, Field(min_length=1, max_length=60)]


class _Laying:
    """Undo for all that lays places: they go, unless something stands on them already."""

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        laid = list(Place.objects.filter(laid_by__in=keys))
        try:
            for place in sorted(laid, key=lambda place: len(place.ancestors), reverse=True):
                place.delete()
        except ProtectedError as error:
            raise Refused(
                _("Something stands here already, so this can no longer be undone."),
                reason="in_use",
            ) from error


class SubdistrictPayload(Payload):
    """`code`: 9 digits, as the statistical bureau gives it."""

    code: Annotated[str, Field(pattern=r"^[0-9]{9}$")]


class LaySubdistrict(_Laying, Command[SubdistrictPayload]):
    """Lay a subdistrict or town by its code, with its district and all its communities."""

    name, event, subject_kind = "territory.lay_subdistrict", "territory.subdistrict_laid", "place"
    permission = "territory.lay"
    Payload = SubdistrictPayload

    def locate(self, payloads: Sequence[SubdistrictPayload]) -> list[Stamp | None]:
        return [NOWHERE for _payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[SubdistrictPayload]]) -> list[Outcome]:
        return [self._lay(record) for record in records]

    def _lay(self, record: Record[SubdistrictPayload]) -> Outcome:
        try:
            found = official.subdistrict(record.payload.code)
        except official.UnknownCode as problem:
            return Review("impossible", str(problem), "code")
        above = self._one(found.district, None, record.key)
        itself = self._one(found.itself, above, record.key)
        for kind in COMMUNITY_KINDS:
            actions.lay(
                actions.NewPlace(kind, place.name, itself, record.key, place.code)
                for place in found.communities
                if place.kind == kind
            )
        return Applied(record.key)

    def _one(self, place: official.OfficialPlace, parent: int | None, key: UUID) -> int:
        known = Place.objects.filter(code=place.code, valid_to=None).values_list("id", flat=True)
        if (found := known.first()) is not None:
            return found
        new = actions.NewPlace(place.kind, place.name, parent, key, place.code)
        return actions.lay([new])[parent, place.name]


class BuildingPayload(Payload):
    """A building of a community, with its compound (empty: it stands alone) and its units."""

    community: int
    building: Name
    compound: Annotated[str, Field(max_length=60)] = ""
    units: tuple[Name, ...] = ()
    management: Management | None = None


class AddPlaces(_Laying, Command[BuildingPayload]):
    """Add buildings; thousands are three statements. What is there already is left as it is."""

    name, event, subject_kind = "territory.add_places", "territory.places_added", "place"
    permission = "territory.lay"
    Payload = BuildingPayload

    def locate(self, payloads: Sequence[BuildingPayload]) -> list[Stamp | None]:
        known = queries.stamps_of_communities(payload.community for payload in payloads)
        return [known.get(payload.community) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[BuildingPayload]]) -> list[Outcome]:
        compounds = actions.lay(
            actions.NewPlace(
                PlaceKind.COMPOUND,
                one.payload.compound,
                one.payload.community,
                one.key,
                management=one.payload.management or "",
            )
            for one in records
            if one.payload.compound
        )
        under = {
            one.key: compounds.get(
                (one.payload.community, one.payload.compound), one.payload.community
            )
            for one in records
        }
        buildings = actions.lay(
            actions.NewPlace(PlaceKind.BUILDING, one.payload.building, under[one.key], one.key)
            for one in records
        )
        actions.lay(
            actions.NewPlace(
                PlaceKind.UNIT, unit, buildings[under[one.key], one.payload.building], one.key
            )
            for one in records
            for unit in one.payload.units
        )
        return [Applied(one.key) for one in records]


class GridPayload(Payload):
    """A grid of a community; `buildings` are ids of buildings of that community."""

    code: Annotated[str, Field(min_length=1, max_length=20)]
    name: Name
    community: int
    buildings: tuple[int, ...] = ()
    level: Annotated[int, Field(ge=1, le=5)] = 3
    parent: int | None = None


class DrawGrids(Command[GridPayload]):
    """Draw grids, or draw them anew: rooms with stamped records are told and stamp them again."""

    name, event, subject_kind = "territory.draw_grids", "territory.grid_drawn", "grid"
    permission = "territory.lay"
    Payload = GridPayload

    def locate(self, payloads: Sequence[GridPayload]) -> list[Stamp | None]:
        known = queries.stamps_of_communities(payload.community for payload in payloads)
        return [known.get(payload.community) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[GridPayload]]) -> list[Outcome]:
        wanted = {building for record in records for building in record.payload.buildings}
        stamps = queries.stamps_of_buildings(wanted)
        fitting = {
            record.key
            for record in records
            if all(
                (stamp := stamps.get(building)) and stamp.community == record.payload.community
                for building in record.payload.buildings
            )
        }
        drawn = actions.draw(
            [_new_grid(record.payload) for record in records if record.key in fitting]
        )
        for record in records:
            if record.key in fitting:
                grid = drawn[record.payload.code]
                work.fact(
                    "territory.grid_drawn",
                    about="grid",
                    subject=record.key,
                    stamp=Stamp(record.payload.community, grid),
                    grid=grid,
                    buildings=list(record.payload.buildings),
                )
        sentence = _("A building of this list does not stand in this community.")
        return [
            Applied(record.key)
            if record.key in fitting
            else Review("impossible", sentence, "buildings")
            for record in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(
            _("A grid is not undone; draw it anew over the right buildings."), reason="draw_anew"
        )


def _new_grid(payload: GridPayload) -> actions.NewGrid:
    return actions.NewGrid(
        payload.code,
        payload.name,
        payload.level,
        payload.community,
        payload.parent,
        payload.buildings,
    )


register(LaySubdistrict(), AddPlaces(), DrawGrids())
