"""What may be asked of quarantine before the days begin, typed."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from wangdi.intake.commands import Payload
from wangdi.quarantine.payloads import EpisodePayload


class LookPayload(EpisodePayload):
    """`answers`: code of the question → yes or no, for every question of the profile."""

    answers: dict[str, Literal["yes", "no"]]
    note: str = Field(default="", max_length=500)


class AskHelpPayload(EpisodePayload):
    """What the officer is asked. `remark` is for the door: nothing of health belongs there."""

    what: Literal["visit", "notice", "door", "outside"]
    remark: str = Field(default="", max_length=100)
    within_hours: int = Field(default=24, ge=1, le=72)


class AnswerHelpPayload(Payload):
    request: UUID
    came: Literal["done", "nobody", "not_needed", "impossible"]
    answer: str = Field(default="", max_length=200)
