"""What may be asked about phones and sign-ins, typed."""

from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload

Reason = Annotated[str, Field(min_length=1, max_length=200)]
Name = Annotated[str, Field(min_length=1, max_length=60)]
LONGEST_SHIFT = timedelta(hours=12)


class SignInPayload(Payload):
    """`phone` is known already or is enrolled by this, with its `name`."""

    user: int
    phone: UUID
    name: str = Field(default="", max_length=60)
    agent: str = Field(default="", max_length=200)
    until: AwareDatetime
    by_code: bool = False


class CodePayload(Payload):
    """`index` is what the code is found by; the code itself goes to who asked for it, once."""

    passing: ClassVar[frozenset[str]] = frozenset({"index"})

    user: int
    index: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    hours: int = Field(default=8, ge=1, le=12)


class EndSignInPayload(Payload):
    sign_in: UUID
    reason: Reason


class EndPhonePayload(Payload):
    phone: UUID
    end: Literal["revoked", "lost"]
    reason: Reason


class FoundPhonePayload(Payload):
    phone: UUID
    reason: Reason


class NamePayload(Payload):
    phone: UUID
    name: Name


class RenewPayload(Payload):
    reason: Reason


class RawPayload(Payload):
    """A record as it came, and its content where that could be read."""

    phone: UUID
    record: dict[str, Any]
    opened: dict[str, Any] | None = None
