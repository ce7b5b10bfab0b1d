"""What may be asked in the course of an episode, typed."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload
from wangdi.people.payloads import PastDay
from wangdi.quarantine.payloads import EpisodePayload

Words = Annotated[str, Field(min_length=2, max_length=2000)]
Short = Annotated[str, Field(min_length=2, max_length=100)]


class SuspendPayload(EpisodePayload):
    """The person went to a hospital or a facility."""

    where: Literal["hospital", "facility"]
    place: Annotated[str, Field(min_length=2, max_length=200)]
    reason: Words
    at: AwareDatetime


class ResumePayload(EpisodePayload):
    """He is back. Where the days away shall count otherwise than by the rules, with a reason."""

    at: AwareDatetime
    days_go_on: bool
    reason: str = Field(default="", max_length=2000)


class ExposePayload(EpisodePayload):
    """Contact again: the days begin anew. By a proposal of the rule, or by two people."""

    day_zero: PastDay
    days: int = Field(ge=1, le=60)
    reason: Words
    proposal: UUID | None = None


class ExtendPayload(EpisodePayload):
    """Longer, always by two people; `proposal` where a rule proposed it."""

    last_day: date
    reason: Words
    proposal: UUID | None = None


class DeclineRecountPayload(EpisodePayload):
    """A rule's proposal to count anew is not followed."""

    proposal: UUID
    note: Words


class SuggestPayload(EpisodePayload):
    """What a rule would count anew; a person decides."""

    kind: Literal["exposed", "extended"]
    profile: UUID
    day_zero: date
    last_day: date
    reasons: list[dict[str, str]] = Field(min_length=1)


class RenewalPayload(EpisodePayload):
    """The renewed notice reached the person."""

    how: Literal["in_person", "message", "read_out"]
    at: AwareDatetime


class ReplanPayload(Payload):
    """Compare all open episodes with a version that came into force."""

    version: UUID


class VacatePayload(Payload):
    """Places of teams whose worker has left stand open again."""

    worker: UUID


class BreachPayload(EpisodePayload):
    """What was seen, by whom, when. No name of a neighbour is needed."""

    seen: Words
    seen_by: Short
    at: AwareDatetime


class ContactPayload(EpisodePayload):
    """What the household needs, how it was helped, and whether the matter is settled by it."""

    breach: UUID
    needs: Words
    helped: Words
    settled: bool


class ReferPayload(EpisodePayload):
    """What help did not settle is told to somebody, in words."""

    breach: UUID
    to: Short
    why: Words


class ObjectPayload(EpisodePayload):
    """The person does not agree, in his own words."""

    said: Words
    how: Literal["resident", "paper", "telephone", "door"] = "resident"


class AnswerPayload(EpisodePayload):
    """The answer: `ends`, `shorter` with a new last day, or `stands` with its reason."""

    objection: UUID
    outcome: Literal["ends", "shorter", "stands"]
    why: Words
    last_day: date | None = None
