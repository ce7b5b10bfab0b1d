"""What may be asked about venues, orders for them, and looks at their doors."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib.identifiers import check_name, check_phone
from wangdi.patrol.payloads.parts import Note, Number, Reason
from wangdi.patrol.rules import orders

VenueKindName = Literal[
    "restaurant", "pharmacy", "clinic", "culture", "internet_bar", "gym", "training",
    "entertainment", "market", "poultry", "supermarket", "other",
]  # fmt: skip
Colour = Literal["green", "yellow", "red", "none"]


def _checked_phone(value: str) -> str:
    checked = check_phone(value) if value else None
    if checked and checked.problem:
        raise ValueError(str(checked.problem.sentence))
    return checked.value if checked else ""


def _checked_name(value: str) -> str:
    checked = check_name(value) if value else None
    if checked and checked.problem:
        raise ValueError(str(checked.problem.sentence))
    return checked.value if checked else ""


class VenuePayload(Payload):
    """`place`: the community, compound or building that it stands in; `grid`: whose beat it is."""

    place: int
    grid: int | None = None
    name: str = Field(min_length=1, max_length=100)
    kind: VenueKindName
    address: str = Field(default="", max_length=150)
    owner: Annotated[str, Field(max_length=60), AfterValidator(_checked_name)] = ""
    phone: Annotated[str, Field(max_length=30), AfterValidator(_checked_phone)] = ""
    seats: Number | None = None


class ChangeVenuePayload(VenuePayload):
    """An empty owner or telephone leaves what is known."""

    venue: UUID


class GoneVenuePayload(Payload):
    venue: UUID
    reason: Reason


class ShowOwnerPayload(Payload):
    venue: UUID
    purpose: Annotated[str, Field(min_length=2, max_length=200)]


class CheckPayload(Payload):
    """A look at a venue. What is not asked there stays None. `own_choice`: closed by itself."""

    venue: UUID
    at: AwareDatetime
    open: bool
    own_choice: bool = False
    temperature: bool | None = None
    codes: bool | None = None
    paper_way: bool | None = None
    prices_marked: bool | None = None
    banquet: bool | None = None
    poultry: bool | None = None
    note: Note = ""

    @model_validator(mode="after")
    def is_one(self) -> Self:
        if self.open and self.own_choice:
            raise ValueError(_("It is open, or closed of its own choice; not both."))
        return self


class EntryPayload(Payload):
    """One visitor: colours as seen, paper instead, the temperature; never who it was."""

    venue: UUID
    at: AwareDatetime
    health: Colour = "none"
    travel: Colour = "none"
    paper: bool = False
    celsius: Annotated[Decimal, Field(ge=30, le=45, max_digits=3, decimal_places=1)] | None = None
    emergency: bool = False


class OrderPayload(Payload):
    """For kinds of venues in a place and all that lies in it."""

    measure: Literal["close", "stay_open", "no_banquets", "no_poultry"]
    kinds: list[VenueKindName] = Field(min_length=1)
    place: int
    basis: str = Field(min_length=4, max_length=300)
    text: str = Field(default="", max_length=500)
    starts_at: AwareDatetime
    ends_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def is_lawful(self) -> Self:
        if self.measure != orders.STAY_OPEN and self.ends_at is None:
            raise ValueError(_("What restricts has an end. Until when?"))
        if self.ends_at is not None and self.ends_at <= self.starts_at:
            raise ValueError(_("It ends before it begins."))
        if self.measure == orders.CLOSE and {"pharmacy", "clinic"} & set(self.kinds):
            raise ValueError(_("Pharmacies and clinics are not closed: whoever is ill needs them."))
        return self


class LiftPayload(Payload):
    order: UUID
    reason: Reason


class BanquetPayload(Payload):
    """A booked dinner that was called off; no guest is named."""

    venue: UUID
    held_on: date
    what: Literal["new_year", "wedding", "funeral", "birthday", "other"] = "new_year"
    tables: int = Field(ge=1, le=999)
    refunded: bool = False
