"""Pages of a gate book kept on paper: typed off by one, looked at by another, then entered."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field

from wangdi.gates import knowing
from wangdi.gates.models import BookPage
from wangdi.gates.payloads import Celsius
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp


class BookRow(Payload):
    """One line as it stands in the book. `household` or `pass_id` where the entry is recognised."""

    at: AwareDatetime
    direction: Literal["in", "out"]
    name: str = Field(default="", max_length=60)
    door: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=30)
    purpose: str = Field(default="", max_length=200)
    plate: str = Field(default="", max_length=20)
    celsius: Celsius | None = None
    refused: bool = False
    household: UUID | None = None
    person: UUID | None = None


Rows = Annotated[list[BookRow], Field(min_length=1, max_length=200)]


class TypePayload(Payload):
    checkpoint: UUID
    day: date
    number: str = Field(default="", max_length=20)
    rows: Rows


class LookPayload(Payload):
    """The second look: the rows as they count, corrected where they were misread."""

    page: UUID
    rows: Rows


class TypeBook(Command[TypePayload]):
    """Type a page off the paper. Nothing crosses until another has looked."""

    name = "gates.type_book"
    permission = "gates.enter_book"
    event = "gates.book_typed"
    subject_kind = "book_page"
    Payload = TypePayload

    def locate(self, payloads: Sequence[TypePayload]) -> list[Stamp | None]:
        known = knowing.gates({payload.checkpoint for payload in payloads})
        found = [known.get(payload.checkpoint) for payload in payloads]
        return [gate.stamp if gate else None for gate in found]

    def apply(self, work: Work, records: Sequence[Record[TypePayload]]) -> list[Outcome]:
        BookPage.objects.bulk_create(
            BookPage(
                id=record.key,
                checkpoint_id=record.payload.checkpoint,
                day=record.payload.day,
                number=record.payload.number,
                rows=_plain(record.payload.rows),
                count=len(record.payload.rows),
                typed_at=work.now,
                typed_by=work.actor.id,
                typed_by_label=work.actor.label,
                community_id=record.stamp.community,
                grid_id=record.stamp.grid,
                building_id=record.stamp.building,
            )
            for record in records
        )
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = BookPage.objects.filter(id__in=keys)
        if rows.exclude(looked_at=None).exists():
            raise Refused(_("This page counts already; take back the crossings that are wrong."))
        rows.update(annulled_at=work.now)


class LookAtBook(Command[LookPayload]):
    """A second person has held the rows against the paper; they count from now on."""

    name = "gates.look_at_book"
    permission = "gates.enter_book"
    event = "gates.book_looked_at"
    subject_kind = "book_page"
    Payload = LookPayload

    def subject_of(self, payload: LookPayload) -> UUID | None:
        return payload.page

    def locate(self, payloads: Sequence[LookPayload]) -> list[Stamp | None]:
        known = BookPage.objects.in_bulk({payload.page for payload in payloads})
        found = [known.get(payload.page) for payload in payloads]
        return [page.stamp if page else None for page in found]

    def apply(self, work: Work, records: Sequence[Record[LookPayload]]) -> list[Outcome]:
        asked = {record.payload.page for record in records}
        pages = BookPage.objects.select_for_update().in_bulk(asked)
        outcomes: list[Outcome] = []
        seen: list[BookPage] = []
        for record in records:
            page = pages[record.payload.page]
            why_not = _why_not(work, page)
            if why_not is None:
                page.rows, page.count = _plain(record.payload.rows), len(record.payload.rows)
                page.looked_at, page.looked_by = work.now, work.actor.id
                page.looked_by_label = work.actor.label
                seen.append(page)
            outcomes.append(why_not or Applied(page.id))
        for page in seen:
            page.save()
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("This page counts already; take back the crossings that are wrong."))


def _why_not(work: Work, page: BookPage) -> Review | None:
    if page.looked_at or page.annulled_at:
        return Review("looked_at", _("This page was looked at already."), "page")
    if page.typed_by == work.actor.id:
        return Review("same_person", _("Somebody else looks at what you typed."), "page")
    return None


def _plain(rows: Sequence[BookRow]) -> list[dict[str, Any]]:
    return [row.model_dump(mode="json") for row in rows]


def crossing_of(page: BookPage, row: dict[str, Any]) -> dict[str, Any]:
    """A row of the book as the crossing it tells of: what the guard said then, and who it was."""
    told: dict[str, Any] = {
        "checkpoint": page.checkpoint_id,
        "direction": row["direction"],
        "at": row["at"],
        "means": "book",
        "household": row["household"],
        "person": row["person"],
        "plate": row["plate"],
        "decided": {
            "outcome": "refuse" if row["refused"] else "allow",
            "code": "book" if row["refused"] else "ok",
            "rules": "",
        },
    }
    if row["celsius"] is not None:
        told["temperature"] = {"celsius": Decimal(row["celsius"])}
    if row["name"] and not row["household"]:
        named = ("name", "phone", "purpose")
        told["visitor"] = {name: row[name] for name in named} | {"visiting": row["door"]}
    return told


register(TypeBook(), LookAtBook())
