"""What may be asked of those who are handed over."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock
from wangdi.lib.identifiers import check_temperature
from wangdi.transfer.payloads.fields import Drawing, Moment, Name, Phone, Plate, Reason, SymptomName
from wangdi.transfer.section import Site


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
