"""What may be asked of the handover, checked field by field."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AfterValidator, AwareDatetime, Field, field_validator, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock
from wangdi.lib.identifiers import (
    Checked,
    check_name,
    check_phone,
    check_plate,
    check_temperature,
)
from wangdi.transfer.section import Kit, Site

LONGEST_DRAWING = 6000
LAST_YEAR = 2199
SymptomName = Literal["cough", "fatigue", "sore_throat", "smell", "diarrhoea"]


def _by(check: Callable[[str], Checked[str]]) -> AfterValidator:
    """A validator that takes the value made normal, empty stays empty, or says what is wrong."""

    def validate(value: str) -> str:
        checked = check(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    return AfterValidator(validate)


def _sane(moment: AwareDatetime) -> AwareDatetime:
    if not 1990 <= moment.year <= LAST_YEAR:
        raise ValueError(_("Check the year."))
    return moment


Name = Annotated[str, Field(max_length=60), _by(check_name)]
Phone = Annotated[str, Field(max_length=30), _by(check_phone)]
Plate = Annotated[str, Field(max_length=20), _by(check_plate)]
Moment = Annotated[AwareDatetime, AfterValidator(_sane)]
Reason = Annotated[str, Field(min_length=1, max_length=500)]
Drawing = Annotated[str, Field(max_length=LONGEST_DRAWING, pattern=r"^[ML0-9 ]*$")]


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


class ExpectPayload(Payload):
    """Who is expected where and when, and where he belongs: a door of the ledger or a community.

    `source_ref` is the record of the source he stands on: the same again is the same person.
    """

    point: UUID
    expected_at: Moment
    community: int
    dwelling: UUID | None = None
    person: UUID | None = None
    name: Name = ""
    phone: Phone = ""
    origin: str = Field(min_length=1, max_length=100)
    origin_code: str = Field(default="", pattern=r"^([1-9][0-9]{1,11})?$")
    left_on: date | None = None
    transport: Literal["", "train", "coach", "plane", "car", "other"] = ""
    transport_number: str = Field(default="", max_length=40)
    walk_in: bool = False
    source: str = Field(default="hand", min_length=1, max_length=20)
    source_ref: UUID | None = None

    @model_validator(mode="after")
    def somebody(self) -> Self:
        if self.person is None and not self.name:
            raise ValueError(_("Choose a resident or write a name."))
        if self.left_on and self.left_on > clock.day_of(self.expected_at):
            raise ValueError(_("The day of leaving is after the day of arrival."))
        return self


class HandoverPayload(Payload):
    """Anything that is done with one handover, and when it was."""

    handover: UUID
    at: Moment | None = None


class ScreenPayload(HandoverPayload):
    temperature: Decimal
    site: Site = "forehead"
    symptoms: list[SymptomName] = Field(default_factory=list)
    refer: bool = False
    note: str = Field(default="", max_length=500)

    @field_validator("temperature", mode="before")
    @classmethod
    def believable(cls, value: object) -> Decimal:
        checked = check_temperature(str(value)[:12])
        if checked.problem or checked.value is None:
            raise ValueError(str(checked.problem.sentence) if checked.problem else "")
        return checked.value


class SignPayload(HandoverPayload):
    """The actor signs as `side`; the other is an account, or a name with a drawing or a paper."""

    slip: UUID
    stage: Literal["point", "door"]
    side: Literal["gives", "takes"]
    unit: str = Field(default="", max_length=60)
    other_user: int | None = None
    other_name: Name = ""
    other_unit: str = Field(default="", max_length=60)
    drawing: Drawing = ""
    on_paper: bool = False
    dwelling: UUID | None = None

    @model_validator(mode="after")
    def signed(self) -> Self:
        if self.other_user is None and not self.other_name:
            raise ValueError(_("Say who is on the other side."))
        if self.other_user is None and not (self.drawing or self.on_paper):
            raise ValueError(_("The second signature is missing."))
        return self


class BoardPayload(HandoverPayload):
    """On a trip, the seat chosen by the house unless one is named; or in a car of his own."""

    trip: UUID | None = None
    seat: int | None = Field(default=None, ge=1, le=90)
    own_plate: Plate = ""

    @model_validator(mode="after")
    def one_vehicle(self) -> Self:
        if (self.trip is None) == (not self.own_plate):
            raise ValueError(_("Choose the vehicle, or write the plate of his own car."))
        return self


class ReferPayload(HandoverPayload):
    reason: Reason


class AnswerPayload(HandoverPayload):
    cleared: bool
    note: Reason


class MissPayload(HandoverPayload):
    why: Literal["later", "elsewhere", "stayed", "twice", "unreached"]
    note: str = Field(default="", max_length=500)
