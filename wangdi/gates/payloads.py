"""What a crossing brings along, from a page, a phone or a paper book."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload

Means = Literal["scan", "digits", "plate", "household", "book", "visitor", "none"]
Colour = Literal["green", "yellow", "red", "none"]
Site = Literal["forehead", "wrist", "ear", "axillary"]
Celsius = Annotated[Decimal, Field(ge=30, le=45, max_digits=3, decimal_places=1)]


class Temperature(Payload):
    """`first` is the reading before a re-measure."""

    celsius: Celsius
    site: Site = "forehead"
    first: Celsius | None = None


class CodesSeen(Payload):
    """The colours that were seen; `none`: no telephone, papers instead. No picture is kept."""

    health: Colour
    travel: Colour


class Visitor(Payload):
    """An outsider as he says who he is; sealed."""

    name: str = Field(min_length=1, max_length=60)
    phone: str = Field(default="", max_length=30)
    purpose: str = Field(default="", max_length=200)
    visiting: str = Field(default="", max_length=120)
    from_where: str = Field(default="", max_length=120)
    unit: str = Field(default="", max_length=100)


class Decided(Payload):
    """What a phone answered by itself: outcome, code, under which rules and bundle."""

    outcome: Literal["allow", "condition", "ask", "refuse"]
    code: str = Field(max_length=30, pattern=r"^[a-z_]+$")
    rules: str = Field(default="", max_length=64)
    bundle: str = Field(default="", max_length=64)


class CrossPayload(Payload):
    """One person (or vehicle) at a gate. Without `decided` the server decides.

    `token` is what verifying the code gave; `kind` of the code: paper or phone. `at` is when it
    happened; left out, when the record was made.
    """

    checkpoint: UUID
    direction: Literal["in", "out"]
    at: AwareDatetime | None = None
    means: Means
    token: Literal["none", "good", "bad_signature", "stale_code"] = "none"
    form: Literal["", "paper", "phone"] = ""
    pass_id: UUID | None = None
    signed_at: AwareDatetime | None = None
    """When the code that was shown was signed; copies signed before a replacement count no more."""
    person: UUID | None = None
    household: UUID | None = None
    plate: str = Field(default="", max_length=20)
    visitor: Visitor | None = None
    visit: UUID | None = None
    """The crossing by which a visitor who leaves came in."""
    temperature: Temperature | None = None
    mask: bool | None = None
    codes_seen: CodesSeen | None = None
    emergency: bool = False
    forced: bool = False
    why: str = Field(default="", max_length=200)
    """Why it was forced, or what the emergency is; for the desk, sealed."""
    decided: Decided | None = None
    device: UUID | None = None

    def happened(self, made_at: datetime) -> datetime:
        return self.at or made_at
