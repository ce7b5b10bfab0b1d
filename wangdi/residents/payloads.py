"""What may be asked of this room, typed."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload

Words = Annotated[str, Field(min_length=1, max_length=1000)]


class OfHousehold(Payload):
    household: UUID


class WritePayload(OfHousehold):
    text: Words


class SeenPayload(OfHousehold):
    """What the other side wrote until then was read."""

    until: AwareDatetime


class WishPayload(OfHousehold):
    by: Literal["page", "phone", "door"]
    language: Literal["zh-hans", "en"]
    phone: str = Field(default="", max_length=30)
    note: str = Field(default="", max_length=200)


class TellPayload(Payload):
    """`leaflet`: the number or day of the paper that was handed over."""

    person: UUID
    how: Literal["page", "notice", "door", "phone"]
    at: AwareDatetime
    leaflet: str = Field(default="", max_length=40)
