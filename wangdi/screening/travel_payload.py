"""What may be told of a journey, checked field by field; for arrivals and for declarations."""

from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib.identifiers import check_phone
from wangdi.screening import origins

CODE = r"^([1-9][0-9]{1,11})?$"
TransportName = Literal["", "train", "coach", "plane", "car", "other"]


class StayPayload(BaseModel):
    """A place where somebody was in the 14 days before, by its code where it is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    place: str = Field(min_length=1, max_length=100)
    code: str = Field(default="", pattern=CODE)
    first: date
    last: date

    @model_validator(mode="before")
    @classmethod
    def read_code(cls, told: Any) -> Any:
        if isinstance(told, dict) and not told.get("code"):
            return {**told, "code": origins.recognise(str(told.get("place", "")))}
        return told

    @model_validator(mode="after")
    def check_days(self) -> "StayPayload":
        if self.first > self.last:
            raise ValueError(_("A stay ends before it begins."))
        return self


class TravelPayload(Payload):
    """`origin_code` begins a division code; `via` are places on the way, as they are written."""

    phone: str = Field(default="", max_length=30)
    origin: str = Field(min_length=1, max_length=100)
    origin_code: str = Field(default="", pattern=CODE)
    via: list[str] = Field(default_factory=list, max_length=6)
    left_on: date | None = None
    transport: TransportName = ""
    transport_number: str = Field(default="", max_length=40)
    seat: str = Field(default="", max_length=20)

    @field_validator("phone")
    @classmethod
    def check_phone(cls, value: str) -> str:
        checked = check_phone(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    @field_validator("via")
    @classmethod
    def check_via(cls, value: list[str]) -> list[str]:
        written = [place.strip() for place in value if place.strip()]
        if any(len(place) > 100 for place in written):
            raise ValueError(_("A place on the way has at most 100 characters."))
        return written

    def via_codes(self) -> list[str]:
        """The codes of the places on the way that are recognised."""
        return [code for place in self.via if (code := origins.recognise(place))]
