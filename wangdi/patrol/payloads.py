"""What may be asked of patrols, typed; small enough for a telephone without a signal."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from wangdi.intake.commands import Payload
from wangdi.lib.identifiers import check_name, check_phone
from wangdi.patrol.rules import orders

Short = Annotated[str, Field(min_length=1, max_length=60)]
Reason = Annotated[str, Field(min_length=2, max_length=200)]
Note = Annotated[str, Field(max_length=500)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[int, Field(ge=0, le=9999)]
Money = Annotated[Decimal, Field(gt=0, le=99999, max_digits=7, decimal_places=2)]
KindName = Literal[
    "gathering", "banquet", "must_close", "must_open", "price", "no_marks", "no_entry_check",
    "no_paper_way", "poultry", "gate", "other",
]  # fmt: skip
VenueKindName = Literal[
    "restaurant", "pharmacy", "clinic", "culture", "internet_bar", "gym", "training",
    "entertainment", "market", "poultry", "supermarket", "other",
]  # fmt: skip
SideName = Literal["gate", "courtyard", "round", "street", "market"]
TaskName = Literal["check", "patrol", "isolate"]
Colour = Literal["green", "yellow", "red", "none"]


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
