"""What may be asked of after-care, typed."""

from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib import clock


class OpenPayload(Payload):
    """Somebody was released; the record of it tells when."""

    episode: UUID


class CallPayload(Payload):
    """One try. How the person is, is said where he was reached."""

    file: UUID
    answer: Literal["reached", "no_answer", "wrong_number", "refused"]
    feels: Literal["well", "unwell", ""] = ""
    symptoms: str = Field(default="", max_length=500)
    needs: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=500)
    reminded: bool = False
    sign: Literal["down", "hangs", "never", ""] = ""
    at: AwareDatetime

    @model_validator(mode="after")
    def check_answer(self) -> Self:
        if self.at > clock.now():
            raise ValueError(_("This time is still to come."))
        if (self.answer == "reached") != bool(self.feels):
            raise ValueError(_("Say how the person is, if somebody answered."))
        return self


class ClosePayload(Payload):
    """The person is in care again."""

    file: UUID
