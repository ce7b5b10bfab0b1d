"""What is told beforehand by somebody who is coming; nothing about his health is asked."""

from datetime import date, time, timedelta
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, field_validator, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock
from wangdi.lib.identifiers import check_name
from wangdi.screening.travel_payload import TravelPayload

MOST_PEOPLE = 10
LONGEST_AHEAD = timedelta(days=90)
CODE = Field(min_length=1, max_length=40)


class ComingPayload(TravelPayload):
    """When somebody comes; `arrives_at` is a wall time of Asia/Shanghai."""

    arrives_on: date
    arrives_at: time | None = None

    @field_validator("arrives_on")
    @classmethod
    def check_arrives(cls, value: date) -> date:
        today = clock.today()
        if value < today:
            raise ValueError(
                _("That day has passed. If you are here already, tell your community.")
            )
        if value > today + LONGEST_AHEAD:
            raise ValueError(_("That day is too far ahead. Please declare nearer to it."))
        return value

    @model_validator(mode="after")
    def check_journey(self) -> Self:
        if self.left_on and self.left_on > self.arrives_on:
            raise ValueError(_("The day of leaving is after the day of arrival."))
        return self


class DeclarePayload(ComingPayload):
    """`people`: the names, the one who declares first. `address` as he writes it."""

    community: int
    address: str = Field(min_length=1, max_length=200)
    people: list[str] = Field(min_length=1, max_length=MOST_PEOPLE)
    phone: str = Field(min_length=1, max_length=30)

    @field_validator("people")
    @classmethod
    def check_people(cls, value: list[str]) -> list[str]:
        checked = [check_name(name) for name in value]
        problem = next((one.problem for one in checked if one.problem), None)
        if problem:
            raise ValueError(str(problem.sentence))
        return [one.value for one in checked]


class ChangePayload(ComingPayload):
    """Another journey of the same people; an empty address or telephone stays as it was."""

    code: str = CODE
    address: str = Field(default="", max_length=200)


class WithdrawPayload(Payload):
    code: str = CODE


class CallPayload(Payload):
    """What was heard on the telephone; `now_due_on` where they come later."""

    declaration: UUID
    outcome: Literal["delayed", "not_coming", "elsewhere", "here", "unreachable"]
    now_due_on: date | None = None
    note: str = Field(default="", max_length=200)

    @model_validator(mode="after")
    def check_day(self) -> Self:
        if self.outcome == "delayed" and not self.now_due_on:
            raise ValueError(_("Write the day on which they will come."))
        if self.now_due_on and self.now_due_on < clock.today():
            raise ValueError(_("The new day is not in the past."))
        return self


class PlacePayload(Payload):
    """Behind which door they will live, as the office found it."""

    declaration: UUID
    dwelling: UUID


class ClosePayload(Payload):
    expected: UUID
    how: Literal["not_coming", "elsewhere", "mistake"]
