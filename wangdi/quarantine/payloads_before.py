"""What may be asked of quarantine before the days begin, typed."""

from typing import Literal

from pydantic import Field

from wangdi.quarantine.payloads import EpisodePayload


class LookPayload(EpisodePayload):
    """`answers`: code of the question → yes or no, for every question of the profile."""

    answers: dict[str, Literal["yes", "no"]]
    note: str = Field(default="", max_length=500)
