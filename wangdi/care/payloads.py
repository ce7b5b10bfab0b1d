"""What may be asked of care, typed."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field, field_validator

from wangdi.intake.commands import Payload

MOST_PHOTOS = 4
Reason = Annotated[str, Field(min_length=2, max_length=500)]
Note = Annotated[str, Field(max_length=500)]
Amount = Annotated[Decimal, Field(gt=0, le=9999, max_digits=6, decimal_places=2)]


class AskPayload(Payload):
    """One thing for one household. `wanted_at`: an hour the household itself names (a hospital).

    `slot` and `run` are set by what plans many at once.
    """

    household: UUID
    kind: str = Field(max_length=20)
    what: str = Field(default="", max_length=1000)
    amount: Amount | None = None
    person: UUID | None = None
    wanted_at: AwareDatetime | None = None
    slot: str = Field(default="", max_length=20)


class OrderPayload(Payload):
    """Anything that is done with one order."""

    order: UUID


class DeliverPayload(OrderPayload):
    """At the door, without contact; photographs of the goods are attachments kept before."""

    amount: Amount | None = None
    note: Note = ""
    photos: list[UUID] = Field(default_factory=list, max_length=MOST_PHOTOS)


class ConfirmPayload(OrderPayload):
    how: Literal["page", "said", "signed"] = "said"


class ReasonPayload(OrderPayload):
    reason: Reason


class MendPayload(OrderPayload):
    note: Reason


class RunPayload(Payload):
    """`amount` for each door; `households` empty: all in care under the place."""

    place: int
    kind: str = Field(max_length=20)
    amount: Amount
    due_at: AwareDatetime
    households: list[UUID] = Field(default_factory=list, max_length=5000)
    note: str = Field(default="", max_length=200)


class ChainPayload(Payload):
    """The three dedicated; all three have to be named."""

    place: int
    person: str = Field(min_length=1, max_length=60)
    phone: str = Field(default="", max_length=30)
    holder: int | None = None
    bin: str = Field(min_length=1, max_length=100)
    vehicle: str = Field(min_length=1, max_length=60)
    collects_at: time


class PointPayload(Payload):
    place: int
    name: str = Field(min_length=1, max_length=80)
    where: str = Field(min_length=1, max_length=120)
    hours: str = Field(min_length=1, max_length=120)
    goods: str = Field(min_length=1, max_length=300)
    contact: str = Field(default="", max_length=60)
    phone: str = Field(default="", max_length=30)


class ChangePointPayload(PointPayload):
    point: UUID


class ClosePointPayload(Payload):
    point: UUID
    last_day: date | None = None


class WellbeingPayload(Payload):
    """Answers by the codes of the questions, worth 0 upwards."""

    household: UUID
    person: UUID | None = None
    answers: dict[str, int] = Field(min_length=1, max_length=30)
    wants_to_talk: bool = False

    @field_validator("answers")
    @classmethod
    def worth(cls, answers: dict[str, int]) -> dict[str, int]:
        if any(not 0 <= value <= 10 or len(code) > 20 for code, value in answers.items()):
            raise ValueError(_("Choose one of the answers for each question."))
        return answers


class DecideWellbeingPayload(Payload):
    check: UUID
    refer: bool
    reason: Reason


class NotePayload(OrderPayload):
    text: str = Field(min_length=2, max_length=4000)
