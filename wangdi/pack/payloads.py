"""What may be asked of papers, typed."""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload


class PreparePayload(Payload):
    """`papers`: kinds to make ready; empty: those that everybody gets."""

    episode: UUID
    papers: list[str] = Field(default_factory=list, max_length=20)


class FollowPayload(Payload):
    """After something changed: renew what was made, plan what must reach somebody or come down."""

    episode: UUID


class LeaveDoorPayload(Payload):
    """Somebody in care lives elsewhere now; with `dwelling`, the whole household left that door."""

    household: UUID
    dwelling: UUID | None = None


class DocumentPayload(Payload):
    document: UUID


class DeliverPayload(DocumentPayload):
    how: Literal["in_person", "message", "read_out", "posted", "not_taken"]
    at: AwareDatetime
    note: str = Field(default="", max_length=300)
    attachments: list[UUID] = Field(default_factory=list, max_length=3)


class TakeDownPayload(DocumentPayload):
    at: AwareDatetime


class SignPayload(DocumentPayload):
    """Signed or not: not signing is noted and nothing follows from it.

    `home`: which door signs a building's paper. `choice`: what was chosen on a receipt.
    """

    outcome: Literal["signed", "not_signed"]
    means: Literal["screen", "paper", "own_page"]
    at: AwareDatetime
    home: str = Field(default="", max_length=20)
    choice: Literal["", "web", "app", "call", "door", "paper"] = ""
    note: str = Field(default="", max_length=300)
    attachments: list[UUID] = Field(default_factory=list, max_length=3)


class PrintPayload(Payload):
    """`rows`: how many papers with a person's data; above 250 a second person agrees first."""

    community: int
    documents: list[UUID] = Field(min_length=1, max_length=2000)
    purpose: str = Field(min_length=2, max_length=200)
