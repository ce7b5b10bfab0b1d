"""What may be asked of the day on paper, typed."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from wangdi.intake.commands import Payload

HEALTH_ROWS = 250
"""Of more rows about health at once a second person agrees (the law of the house)."""


class GatePages(Payload):
    checkpoint: UUID
    pages: int = Field(ge=1, le=20)


class PrintPayload(Payload):
    """A community's sheets of a day: blank pages for gates, and the files that are rows."""

    community: int
    day: date
    gates: list[GatePages] = Field(default_factory=list, max_length=200)
    readings: list[UUID] = Field(default_factory=list, max_length=2_500)
    orders: list[UUID] = Field(default_factory=list, max_length=2_500)
    purpose: str = Field(min_length=2, max_length=200)


Part = Literal["gate", "readings", "orders", "doors"]
