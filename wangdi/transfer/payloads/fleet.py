"""What may be asked of entry points, vehicles and trips."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from wangdi.intake.commands import Payload
from wangdi.transfer.payloads.fields import Name, Phone, Plate, Reason
from wangdi.transfer.section import Kit


class PointPayload(Payload):
    name: str = Field(min_length=1, max_length=100)
    kind: Literal["motorway", "railway", "high_speed", "coach", "airport", "road"]
    place: int | None = None
    address: str = Field(default="", max_length=200)
    contact_name: str = Field(default="", max_length=60)
    contact_phone: Phone = ""


class ClosePayload(Payload):
    point: UUID
    reason: Reason


class VehiclePayload(Payload):
    plate: Plate = Field(min_length=1)
    kind: Literal["bus", "van", "car"]
    volunteer: bool = False
    seats: int = Field(ge=1, le=90)
    load_percent: int | None = Field(default=None, ge=1, le=100)
    driver_name: Name = Field(min_length=1)
    driver_phone: Phone = ""


class RetirePayload(Payload):
    vehicle: UUID
    reason: Reason


class BeginTripPayload(Payload):
    """`override_reason`: why it goes without its disinfection or without all of its kit."""

    vehicle: UUID
    point: UUID
    driver_name: Name = ""
    kit: list[Kit] = Field(default_factory=list)
    override_reason: str = Field(default="", max_length=500)


class TripPayload(Payload):
    trip: UUID


class DisinfectPayload(TripPayload):
    agent: str = Field(min_length=1, max_length=60)
    concentration: int | None = Field(default=None, ge=1, le=100_000)
    minutes: int = Field(ge=1, le=600)
