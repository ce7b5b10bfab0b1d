"""Laying single places by hand, and buildings by the thousand."""

from collections.abc import Sequence
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory import actions, queries, rules
from wangdi.territory.commands.laying import Laying
from wangdi.territory.commands.reaching import PERMISSION, reached
from wangdi.territory.models import Management, Place, PlaceKind

Name = Annotated[str, Field(min_length=1, max_length=60)]


class PlacePayload(Payload):
    """One place by hand: an area, a managing unit, a community without a code, a hamlet …"""

    kind: PlaceKind
    name: Name
    parent: int | None = None
    code: Annotated[str, Field(pattern=r"^([0-9]{6}|[0-9]{9}|[0-9]{12})?$")] = ""
    zone: Annotated[str, Field(max_length=40)] = ""


class LayPlace(Laying, Command[PlacePayload]):
    """Lay single places by hand; a name that stands there already is refused."""

    name, event, subject_kind = "territory.lay_place", "territory.place_laid", "place"
    permission = PERMISSION
    Payload = PlacePayload

    def locate(self, payloads: Sequence[PlacePayload]) -> list[Stamp | None]:
        known = queries.representative_stamps(one.parent for one in payloads if one.parent)
        return [known.get(one.parent) if one.parent else NOWHERE for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[PlacePayload]]) -> list[Outcome]:
        above = Place.objects.in_bulk({one.payload.parent for one in records if one.payload.parent})
        mine = reached(work.actor, above)
        taken = queries.names_under(above)
        outcomes: list[Outcome] = []
        fresh = []
        for record in records:
            one = record.payload
            parent = above.get(one.parent or 0)
            rules.check_parent(one.kind, parent.kind if parent else None)
            if parent is not None and parent.id not in mine:
                raise Refused(_("This place is not under your office."), "parent", "not_allowed")
            if (one.parent, one.kind, one.name) in taken:
                sentence = _("A place of this kind and name stands there already.")
                outcomes.append(Review("known_place", sentence, "name"))
                continue
            taken.add((one.parent, one.kind, one.name))
            fresh.append(
                actions.NewPlace(
                    one.kind, one.name, one.parent, record.key, one.code, zone=one.zone
                )
            )
            outcomes.append(Applied(record.key))
        for kind in {place.kind for place in fresh}:
            actions.lay(place for place in fresh if place.kind == kind)
        return outcomes


class BuildingPayload(Payload):
    """A building of a community, with its compound (empty: it stands alone) and its units."""

    community: int
    building: Name
    compound: Annotated[str, Field(max_length=60)] = ""
    units: tuple[Name, ...] = ()
    management: Management | None = None


class AddPlaces(Laying, Command[BuildingPayload]):
    """Add buildings; thousands are three statements. What is there already is left as it is."""

    name, event, subject_kind = "territory.add_places", "territory.places_added", "place"
    permission = PERMISSION
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
