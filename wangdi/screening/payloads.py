"""What may be told of somebody who came back, checked field by field."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock
from wangdi.lib.identifiers import check_name, check_phone, check_temperature

SymptomName = Literal["fever", "cough", "fatigue", "sore_throat", "smell", "diarrhoea"]


class ArrivalPayload(Payload):
    """`person` for a resident of the ledger, else a name, which the ledger is given.

    `household`: which of several behind the door. `origin_code` begins a division code.
    """

    dwelling: UUID
    household: UUID | None = None
    person: UUID | None = None
    name: str = Field(default="", max_length=60)
    phone: str = Field(default="", max_length=30)
    origin: str = Field(min_length=1, max_length=100)
    origin_code: str = Field(default="", pattern=r"^([1-9][0-9]{1,11})?$")
    left_on: date | None = None
    arrived_on: date
    transport: Literal["", "train", "coach", "plane", "car", "other"] = ""
    transport_number: str = Field(default="", max_length=40)
    symptoms: list[SymptomName] = Field(default_factory=list)
    temperature: Decimal | None = None
    contact: bool | None = None

    @field_validator("name")
    @classmethod
    def check_name(cls, value: str) -> str:
        checked = check_name(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    @field_validator("phone")
    @classmethod
    def check_phone(cls, value: str) -> str:
        checked = check_phone(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    @field_validator("temperature")
    @classmethod
    def check_temperature(cls, value: Decimal | None) -> Decimal | None:
        checked = check_temperature(value) if value is not None else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else None

    @field_validator("arrived_on")
    @classmethod
    def check_arrived(cls, value: date) -> date:
        if value > clock.today():
            raise ValueError(_("The day of arrival is still to come."))
        return value

    @model_validator(mode="after")
    def check_whole(self) -> Self:
        if self.person is None and not self.name:
            raise ValueError(_("Choose a resident or write a name."))
        if self.left_on and self.left_on > self.arrived_on:
            raise ValueError(_("The day of leaving is after the day of arrival."))
        return self
