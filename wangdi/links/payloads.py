"""What may be asked of links, typed. PINs come as slow hashes only."""

from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload


class MakePayload(Payload):
    household: UUID
    pin: str = Field(min_length=30, max_length=200)
    valid_until: AwareDatetime | None = None


class LinkPayload(Payload):
    link: UUID


class RenewPayload(LinkPayload):
    pin: str = Field(min_length=30, max_length=200)


class RevokePayload(LinkPayload):
    reason: str = Field(min_length=2, max_length=200)
