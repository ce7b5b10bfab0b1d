"""What is asked of passes, typed."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field

from wangdi.intake.commands import Payload
from wangdi.lib.identifiers import check_phone
from wangdi.lib.identifiers.plates import check_plate


def _plate(text: str) -> str:
    checked = check_plate(text)
    if checked.problem:
        raise ValueError(str(checked.problem.sentence))
    return checked.value


def _phone(text: str) -> str:
    checked = check_phone(text)
    if checked.problem:
        raise ValueError(str(checked.problem.sentence))
    return checked.value


Plate = Annotated[str, Field(max_length=20), AfterValidator(_plate)]
Telephone = Annotated[str, Field(max_length=30), AfterValidator(_phone)]


class IssuePayload(Payload):
    """A pass. Days not said are those of its class; `household` of a guest is whom he visits."""

    klass: str = Field(max_length=20)
    place: int = Field(ge=1, le=2**31 - 1)
    household: UUID | None = None
    person: UUID | None = None
    plate: Plate | None = None
    guest: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    guest_phone: Telephone | None = None
    company: str = Field(default="", max_length=100)
    purpose: str = Field(default="", max_length=200)
    valid_from: AwareDatetime | None = None
    valid_until: AwareDatetime | None = None


class ActPayload(Payload):
    """What is done to the pass `of`, and why."""

    of: UUID
    why: str = Field(max_length=10)
    note: str = Field(default="", max_length=300)


class RenewPayload(ActPayload):
    valid_until: AwareDatetime


class PrintPayload(Payload):
    of: UUID


class PhonePayload(Payload):
    """The public half of the key that a phone's browser made: x and y in hexadecimal."""

    of: UUID
    x: str = Field(pattern=r"^[0-9a-f]{64}$")
    y: str = Field(pattern=r"^[0-9a-f]{64}$")


class RotatePayload(Payload):
    reason: str = Field(min_length=2, max_length=300)
