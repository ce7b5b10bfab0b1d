"""What may be asked of test results, typed."""

from datetime import date, time
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock

KINDS = Literal["nucleic", "antigen"]
OUTCOMES = Literal["pending", "negative", "positive", "invalid"]


class SamplePayload(Payload):
    """A sample; `reported_at` is said for every outcome but pending."""

    kind: KINDS = "nucleic"
    outcome: OUTCOMES
    sampled_on: date
    sampled_time: time | None = None
    place: str = Field(default="", max_length=100)
    taken_by: str = Field(default="", max_length=60)
    number: str = Field(default="", max_length=40)
    source: Literal["report", "list", "shown", "self"] = "report"
    laboratory: str = Field(default="", max_length=100)
    reported_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def check_times(self) -> Self:
        if self.sampled_on > clock.today():
            raise ValueError(_("The day of the sample is still to come."))
        if (self.reported_at is None) != (self.outcome == "pending"):
            raise ValueError(_("Say when it was reported; a pending result has no such time."))
        if self.reported_at is not None:
            if self.reported_at > clock.now():
                raise ValueError(_("The time of the report is still to come."))
            if clock.day_of(self.reported_at) < self.sampled_on:
                raise ValueError(_("No result is reported before the sample is taken."))
        return self


class RecordPayload(SamplePayload):
    person: UUID


class CorrectPayload(SamplePayload):
    """The whole sample as it is now; without a reason only where the result was pending."""

    result: UUID
    reason: str = Field(default="", max_length=300)


class HandlePayload(Payload):
    result: UUID
    step: Literal["hospital", "retest", "known"]
    reported_to: str = Field(min_length=2, max_length=100)
    reported_at: AwareDatetime
    note: str = Field(default="", max_length=1000)

    @model_validator(mode="after")
    def check_time(self) -> Self:
        if self.reported_at > clock.now():
            raise ValueError(_("The time of the report is still to come."))
        return self
