"""What may be asked of quarantine, typed."""

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, field_validator

from wangdi.intake.commands import Payload
from wangdi.lib.identifiers.temperature import check_temperature
from wangdi.quarantine.section import Site


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
    """`team` and `substitutes`: slot → worker. Slots not named stay as they are."""

    team: dict[str, UUID]
    substitutes: dict[str, UUID] = Field(default_factory=dict)


class ServePayload(EpisodePayload):
    how: Literal["in_person", "message", "read_out"]
    at: AwareDatetime


class ReadingPayload(EpisodePayload):
    """One reading in °C, taken at an instant. What is beyond belief is asked back."""

    at: AwareDatetime
    value: Decimal
    site: Site = "axillary"
    symptoms: list[str] = Field(default_factory=list)
    remeasured: bool = False

    @field_validator("value", mode="before")
    @classmethod
    def check_value(cls, raw: object) -> Decimal:
        checked = check_temperature(str(raw))
        if checked.problem is not None or checked.value is None:
            raise ValueError(str(checked.problem.sentence if checked.problem else ""))
        return checked.value


class ReleasePayload(EpisodePayload):
    """`reason` lifts a waivable condition, in words; `attested` are conditions a person saw met."""

    reason: str = ""
    attested: list[str] = Field(default_factory=list)


class EndPayload(EpisodePayload):
    reason: Literal["error", "facility", "hospital", "moved", "died"]
    note: str = Field(min_length=2)
