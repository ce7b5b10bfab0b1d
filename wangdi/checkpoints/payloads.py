"""What may be asked of the register."""

from datetime import date, time
from typing import Annotated, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field, model_validator

from wangdi.checkpoints.models import CheckpointKind, EquipmentKind, FireWay, Method, Traffic
from wangdi.intake.commands import Payload
from wangdi.lib.geo import Crs

Name = Annotated[str, Field(min_length=1, max_length=100)]
Number = Annotated[str, Field(max_length=20)]
Reason = Annotated[str, Field(min_length=2, max_length=300)]
Spot = Annotated[str, Field(min_length=1, max_length=100)]
Methods = Annotated[list[Method], Field(min_length=1, max_length=4)]


class Described(Payload):
    """What a checkpoint is like. No hours: 24 hours. A position takes its system along."""

    name: Name
    number: Number = ""
    traffic: Traffic = Traffic.PEOPLE
    fire_exit: bool = False
    begins: time | None = None
    ends: time | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    crs: Crs | None = None
    spot: Spot
    methods: Methods

    @model_validator(mode="after")
    def check_pairs(self) -> Self:
        if (self.begins is None) != (self.ends is None):
            raise ValueError(_("Say both from when and until when, or neither for 24 hours."))
        if len({self.lat is None, self.lon is None, self.crs is None}) > 1:
            raise ValueError(_("A position is north, east and the system of the map."))
        return self


class RegisterPayload(Described):
    place: int
    kind: CheckpointKind
    opened_on: date | None = None


class DescribePayload(Described):
    checkpoint: UUID


class ShutPayload(Payload):
    """How people get out through it in a fire is part of shutting it."""

    checkpoint: UUID
    fire_way: FireWay
    fire_note: Annotated[str, Field(max_length=300)]
    reason: Reason


class MergePayload(ShutPayload):
    into: UUID


class OpenPayload(Payload):
    checkpoint: UUID
    reason: Reason


class EntrustPayload(Payload):
    """Who is responsible; one branch or team may stand for many checkpoints."""

    checkpoint: UUID
    unit: UUID | None = None
    branch: UUID | None = None
    lead: UUID | None = None


class Item(Payload):
    kind: EquipmentKind
    count: Annotated[int, Field(ge=0, le=999)]


class EquipPayload(Payload):
    """What was counted; kinds that are not named stay as they were."""

    checkpoint: UUID
    items: Annotated[list[Item], Field(min_length=1, max_length=20)]

    @model_validator(mode="after")
    def check_kinds(self) -> Self:
        if len({one.kind for one in self.items}) < len(self.items):
            raise ValueError(_("One kind of equipment is counted twice."))
        return self


class OrderPayload(Payload):
    """`follows`: the order that this one prolongs, which then ends where this begins."""

    place: int
    authority: Annotated[str, Field(min_length=2, max_length=100)]
    document: Annotated[str, Field(min_length=2, max_length=100)]
    basis: Annotated[str, Field(min_length=4, max_length=300)]
    terms: Annotated[str, Field(max_length=500)] = ""
    begins_at: AwareDatetime
    ends_at: AwareDatetime
    follows: UUID | None = None


class LiftPayload(Payload):
    order: UUID
    note: Annotated[str, Field(min_length=2, max_length=300)]
