"""What may be told of a vehicle that came back, checked field by field."""

from datetime import date
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock
from wangdi.lib.identifiers import check_plate
from wangdi.screening.travel_payload import CODE


class VehiclePayload(Payload):
    """`dwelling` where its people live, else `community` and where it stands."""

    plate: str = Field(min_length=1, max_length=20)
    dwelling: UUID | None = None
    community: int | None = None
    stands_at: str = Field(default="", max_length=100)
    origin: str = Field(min_length=1, max_length=100)
    origin_code: str = Field(default="", pattern=CODE)
    returned_on: date
    people: int | None = Field(default=None, ge=0, le=99)
    note: str = Field(default="", max_length=200)

    @field_validator("plate")
    @classmethod
    def check_plate(cls, value: str) -> str:
        checked = check_plate(value)
        if checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value

    @model_validator(mode="after")
    def check_whole(self) -> Self:
        if self.returned_on > clock.today():
            raise ValueError(_("The day of return is still to come."))
        if self.dwelling is None and self.community is None:
            raise ValueError(_("Choose the community where the vehicle stands."))
        return self


class ReportPayload(Payload):
    vehicle: UUID
    finding: Literal["registered", "not_away", "on_its_way", "nobody_found"]
    note: str = Field(default="", max_length=200)
