"""What may be told and asked, checked field by field: a fact, no list, no word that stigmatises."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import (
    AfterValidator,
    AwareDatetime,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from wangdi.hotline.rules import words
from wangdi.intake.commands import Payload
from wangdi.lib import clock
from wangdi.lib.identifiers import Checked, check_name, check_phone

KindName = Literal["medical", "return_tip", "help", "complaint", "question"]
DeadlineName = Literal["life", "day", "ordinary", "complex"]
LEAST = 6


def _by(check: Callable[[str], Checked[str]]) -> AfterValidator:
    def validate(value: str) -> str:
        checked = check(value) if value else None
        if checked and checked.problem:
            raise ValueError(str(checked.problem.sentence))
        return checked.value if checked else ""

    return AfterValidator(validate)


def _neutral(text: str) -> str:
    """Refuses a word that stigmatises and says what to write instead."""
    if found := words.stigmatising(text):
        one = found[0]
        said = _("Please write “%(neutral)s” instead of “%(word)s”.")
        raise ValueError(said % {"neutral": one.neutral, "word": one.word})
    return text


def _no_list(text: str) -> str:
    if words.looks_like_a_list(text):
        raise ValueError(
            _("One matter, one place. A list of people is not taken here; tell what you saw.")
        )
    return text


def _past(day: date | None) -> date | None:
    if day is not None and (day > clock.today() or day.year < 2000):
        raise ValueError(_("This day cannot be. When did it happen?"))
    return day


Name = Annotated[str, Field(max_length=60), _by(check_name)]
Phone = Annotated[str, Field(max_length=30), _by(check_phone)]
Note = Annotated[str, Field(max_length=2000), AfterValidator(_neutral)]
Reason = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_neutral)]
PastDay = Annotated[date | None, AfterValidator(_past)]


class TellPayload(Payload):
    """A matter: what was seen, where, when. Of an emergency only where and what."""

    kind: KindName
    what: str = Field(max_length=2000)
    place: str = Field(max_length=200)
    happened_on: PastDay = None
    community: int | None = None
    caller_name: Name = ""
    caller_phone: Phone = ""
    anonymous: bool = False

    @field_validator("what", "place")
    @classmethod
    def worded(cls, text: str, info: ValidationInfo) -> str:
        """Neutral words and no list; an emergency is never held up by its words."""
        if info.data.get("kind") == "medical":
            return words.neutral(text)
        return _no_list(_neutral(text))

    @model_validator(mode="after")
    def is_a_fact(self) -> Self:
        if not self.place:
            raise ValueError(_("Say where: a street, a building, a door."))
        if self.kind == "medical":
            return self
        if len(self.what) < LEAST:
            raise ValueError(_("Say what was seen or is needed, in a sentence."))
        if self.happened_on is None and self.kind in ("return_tip", "complaint"):
            raise ValueError(_("Say on which day."))
        return self


class RecordPayload(TellPayload):
    """As the clerk writes it down, classified and, where the place is known, assigned at once."""

    channel: Literal["phone", "desk"] = "phone"
    deadline: DeadlineName | None = None
    dwelling: UUID | None = None
    told_120: bool = False
    received_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def emergency_first(self) -> Self:
        if self.kind == "medical" and not self.told_120:
            raise ValueError(_("Call 120 first, then tick that it was told."))
        return self


class TicketPayload(Payload):
    """Anything that is done with one ticket."""

    ticket: UUID


class ClassifyPayload(TicketPayload):
    kind: KindName
    deadline: DeadlineName


class AssignPayload(TicketPayload):
    community: int
    dwelling: UUID | None = None
    holder: int | None = None


class GiveBackPayload(TicketPayload):
    reason: Reason


class HandlePayload(TicketPayload):
    """What was found and done; a false tip only with what shows it."""

    verdict: Literal["true", "helped", "unfounded", "false", "unclear"]
    note: Note = Field(min_length=1)
    evidence: Note = ""
    arrival: UUID | None = None
    visit: UUID | None = None
    dwelling: UUID | None = None

    @model_validator(mode="after")
    def shown(self) -> Self:
        if self.verdict == "false" and not self.evidence:
            raise ValueError(_("Say what shows that it is false; doubt alone is not enough."))
        return self


class ReplyPayload(TicketPayload):
    how: Literal["phone", "page", "nobody"]
    text: Note = Field(min_length=1)


class EvaluatePayload(TicketPayload):
    satisfied: bool
    note: Note = ""


class RatePayload(Payload):
    """What the caller thinks of it, by his code."""

    code: str = Field(min_length=1, max_length=30)
    satisfied: bool
    note: Annotated[str, Field(max_length=500), AfterValidator(_no_list)] = ""


class CloseTicketPayload(TicketPayload):
    note: Note = ""


class ReopenPayload(TicketPayload):
    reason: Reason


class ShowPhonePayload(TicketPayload):
    purpose: Annotated[str, Field(min_length=2, max_length=200)]
