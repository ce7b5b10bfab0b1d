"""What may be asked about findings; small enough for a telephone without a signal."""

from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field, model_validator

from wangdi.intake.commands import Payload
from wangdi.patrol.payloads.parts import Note, Number

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Money = Annotated[Decimal, Field(gt=0, le=99999, max_digits=7, decimal_places=2)]
KindName = Literal[
    "gathering", "banquet", "must_close", "must_open", "price", "no_marks", "no_entry_check",
    "no_paper_way", "poultry", "gate", "other",
]  # fmt: skip


class FindPayload(Payload):
    """One thing found. Where: a venue, a zone, or a place (with the worker's own grid where the
    place is larger than it); the first of them that is given holds.

    `settled`: put right on the spot (a gathering that went home). `people`, `left`: numbers.
    `photos`: SHA-256 of pictures of the place, as taken; the pictures follow when there is a
    signal. `holder`: the user whose it shall be; None: the zone's, else the secretary names one.
    """

    kind: KindName
    at: AwareDatetime
    venue: UUID | None = None
    zone: UUID | None = None
    place: int | None = None
    grid: int | None = None
    round: UUID | None = None
    where: str = Field(default="", max_length=150)
    what: Note = ""
    people: Number | None = None
    left: Number | None = None
    goods: str = Field(default="", max_length=60)
    price: Money | None = None
    unit: str = Field(default="", max_length=20)
    claim: Literal["", "dear", "collusion", "fraud", "unmarked"] = ""
    settled: bool = False
    holder: int | None = None
    photos: list[Digest] = Field(default_factory=list, max_length=4)
    ticket: UUID | None = None

    @model_validator(mode="after")
    def is_somewhere(self) -> Self:
        if self.venue is None and self.zone is None and self.place is None:
            raise ValueError(_("Say where: a venue, a zone or a place."))
        if (self.left or 0) > (self.people or 0):
            raise ValueError(_("More people left than were there."))
        if self.kind == "price" and not self.goods:
            raise ValueError(_("Say which goods the complaint is about."))
        return self


class FindingPayload(Payload):
    """Anything that is done with one finding."""

    finding: UUID


class AssignPayload(FindingPayload):
    """`due_at` None: as long as its kind has by the rules in force."""

    holder: int
    due_at: AwareDatetime | None = None
    note: Note = ""


class AnswerPayload(FindingPayload):
    note: Annotated[str, Field(min_length=2, max_length=500)]


class ClosePayload(FindingPayload):
    note: Note = ""


class ReasonPayload(FindingPayload):
    reason: Annotated[str, Field(min_length=2, max_length=500)]


class PhotoPayload(FindingPayload):
    """A picture that the finding named by its digest has come and is kept as `attachment`."""

    digest: Digest
    attachment: UUID
