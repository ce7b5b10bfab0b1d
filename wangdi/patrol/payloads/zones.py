"""What may be asked about zones and rounds."""

from datetime import date, time
from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field, model_validator

from wangdi.intake.commands import Payload
from wangdi.patrol.payloads.parts import Note, Number, Reason, Short

SideName = Literal["gate", "courtyard", "round", "street", "market"]
TaskName = Literal["check", "patrol", "isolate"]


class TaskPayload(Payload):
    """How often a day, from when until when (past midnight where it ends earlier), by whom."""

    task: TaskName
    times: int = Field(ge=1, le=24)
    begins: time
    ends: time
    holder: int | None = None
    police: UUID | None = None


class ZonePayload(Payload):
    """`points` in walking order. `tasks` empty: as the rules in force have them for the side."""

    place: int
    grid: int | None = None
    name: str = Field(min_length=1, max_length=80)
    side: SideName
    points: list[Short] = Field(min_length=1, max_length=40)
    starts_on: date
    tasks: list[TaskPayload] = Field(default_factory=list, max_length=3)

    @model_validator(mode="after")
    def once_each(self) -> Self:
        if len({one.task for one in self.tasks}) != len(self.tasks):
            raise ValueError(_("Each of the three duties stands once."))
        if len(set(self.points)) != len(self.points):
            raise ValueError(_("Two points have the same name."))
        return self


class ChangeZonePayload(Payload):
    zone: UUID
    points: list[Short] = Field(min_length=1, max_length=40)
    tasks: list[TaskPayload] = Field(min_length=1, max_length=3)


class CloseZonePayload(Payload):
    zone: UUID
    reason: Reason


class RoundPayload(Payload):
    """A zone gone through: `seen` are the numbers of its points, from 0; police came along or not.

    `at`: when it ended.
    """

    zone: UUID
    task: TaskName = "patrol"
    at: AwareDatetime
    seen: list[Number] = Field(max_length=40)
    police: bool = False
    note: Note = ""
