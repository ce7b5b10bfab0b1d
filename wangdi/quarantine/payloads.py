"""What may be asked of quarantine, typed."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload


class ProposePayload(Payload):
    """`reasons` are texts in both languages; without a rule a person gives his own."""

    person: UUID
    household: UUID
    profile: UUID
    category: str = Field(max_length=40)
    measure: str = Field(max_length=40)
    day_zero: date
    days: int = Field(ge=1, le=60)
    arrival: UUID | None = None
    reasons: list[dict[str, str]] = Field(min_length=1)


class EpisodePayload(Payload):
    """Anything that is asked of one episode."""

    episode: UUID


class DecidePayload(EpisodePayload):
    accepted: bool
    note: str = ""


class TeamPayload(EpisodePayload):
    """`team` and `substitutes`: slot → worker. Slots not named stay as they are.

    `note`: what whoever hands a place over wants the next one to know.
    """

    team: dict[str, UUID]
    substitutes: dict[str, UUID] = Field(default_factory=dict)
    note: str = Field(default="", max_length=500)


class ServePayload(EpisodePayload):
    how: Literal["in_person", "message", "read_out"]
    at: AwareDatetime


class ReleasePayload(EpisodePayload):
    """`reason` lifts a waivable condition, in words; `attested` are conditions a person saw met."""

    reason: str = ""
    attested: list[str] = Field(default_factory=list)


class EndPayload(EpisodePayload):
    reason: Literal["error", "facility", "hospital", "moved", "died"]
    note: str = Field(min_length=2)
