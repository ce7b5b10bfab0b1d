"""What is told of a day, typed: a reading, a step after a fever, a sheet of paper."""

from datetime import time
from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from wangdi.intake.commands import Payload
from wangdi.lib.identifiers.temperature import check_temperature
from wangdi.quarantine.payloads import EpisodePayload
from wangdi.quarantine.section import Site
from wangdi.quarantine.section_daily import Transport

Way = Literal["door", "phone", "video", "self", "paper"]


def believable(raw: object) -> tuple[Decimal | None, str]:
    """A temperature, or None and the question back, with what was perhaps meant (3.72: 37.2)."""
    checked = check_temperature(str(raw))
    if checked.problem is None:
        return checked.value, ""
    asked = str(checked.problem.sentence)
    if checked.suggestion:
        asked = f"{asked} " + _("Did you mean %s?") % checked.suggestion
    return None, asked


def _believable(raw: object) -> Decimal:
    value, asked = believable(raw)
    if value is None:
        raise ValueError(asked)
    return value


def _written(text: str | None) -> str | None:
    return text or None


Temperature = Annotated[Decimal, BeforeValidator(_believable)]
Note = Annotated[str | None, Field(max_length=500), AfterValidator(_written)]
Symptoms = Annotated[list[str], Field(max_length=30)]


class ReadingPayload(EpisodePayload):
    """One reading in °C, taken at an instant; `symptoms` are codes of the profile."""

    at: AwareDatetime
    value: Temperature
    site: Site = "axillary"
    symptoms: Symptoms = Field(default_factory=list)
    reducer: bool = False
    remeasured: bool = False
    way: Way | None = None
    note: Note = None


class FeverStepPayload(EpisodePayload):
    """A step of the open path: `decision` for the doctor's word and the outcome; `place` and

    `travel` for the clinic (there is no way to say public transport); `place` for who was told.
    """

    step: Literal["doctor", "clinic", "report", "outcome"]
    at: AwareDatetime
    decision: Literal["", "clinic", "watch", "back", "kept"] = ""
    place: str = Field(default="", max_length=100)
    travel: Transport | Literal[""] = ""
    note: Note = None


class RowRead(Payload):
    """What stands in one box of a sheet: the value, when on that day, what was felt."""

    value: Temperature
    wall: time
    symptoms: Symptoms = Field(default_factory=list)
    reducer: bool = False


class PaperPayload(EpisodePayload):
    """`rows` by their slot (`2020-02-05.am`); `sure`: rows that stay as they are read here."""

    rows: dict[Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d\.(am|pm)$")], RowRead] = Field(
        min_length=1, max_length=130
    )
    sure: list[str] = Field(default_factory=list, max_length=130)
