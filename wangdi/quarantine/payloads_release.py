"""What may be asked about the end of the days, typed."""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload
from wangdi.quarantine.payloads import EpisodePayload


class HoldPayload(EpisodePayload):
    """One of the closed list of reasons, what is meant by it, and until when at most."""

    reason: Literal["unwell", "result", "positive", "silent", "wish"]
    note: str = Field(min_length=2, max_length=1000)
    until: AwareDatetime


class HourPayload(Payload):
    """A clearance whose hour has come."""

    clearance: UUID
