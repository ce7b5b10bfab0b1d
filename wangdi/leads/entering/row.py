"""One row of a list of leads, as the intake takes it."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from wangdi.intake.commands import Payload
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.leads.entering.addressing import AddressBook, Where
from wangdi.leads.entering.matching import Found, Said, in_ledger
from wangdi.leads.words import Grade, Kind
from wangdi.lib.identifiers import birth_date

WEAK = (Grade.NAME_BIRTH, Grade.PHONE)
Text = Annotated[str, Field(max_length=100)]


class LeadRow(Payload):
    """As it was read. `sent` is the whole row under the sender's own headings.

    Of the moment: `batch` (which letter; None: one of its own), `line`, `community` of whoever
    brings the list, where nothing else says the place, and `hold`, a cause that keeps the row.
    """

    passing = frozenset({"batch", "line", "home", "hold"})

    name: Text = ""
    id_number: Annotated[str, Field(max_length=40)] = ""
    phone: Annotated[str, Field(max_length=30)] = ""
    birth_date: date | None = None
    community: Text = ""
    address: Annotated[str, Field(max_length=300)] = ""
    kind: Annotated[str, Field(pattern=f"^({'|'.join(Kind.values)})$")] = Kind.OTHER.value
    place: Text = ""
    left_on: date | None = None
    arrived_on: date | None = None
    transport: Annotated[str, Field(max_length=60)] = ""
    claim: Annotated[str, Field(max_length=2000)] = ""
    sent: dict[str, str] = Field(default_factory=dict)
    batch: UUID | None = None
    line: int = 0
    home: int | None = None
    hold: Annotated[str, Field(max_length=20)] = ""


def said(rows: list[LeadRow], wheres: list[Where]) -> list[Said]:
    """What each row says of a person; the birth date from the number where it has no column."""
    return [
        Said(
            row.name,
            row.id_number,
            row.phone,
            row.birth_date or (birth_date(row.id_number) if row.id_number else None),
            where.door,
            (row.kind, row.place, row.arrived_on),
        )
        for row, where in zip(rows, wheres, strict=True)
    ]


def find(rows: list[LeadRow]) -> tuple[list[Said], list[Found]]:
    """Whom every row means and where he stands, by ledger and address; the grade says how."""
    book = AddressBook()
    wheres = [book.read(row.community, row.address) for row in rows]
    asked = said(rows, wheres)
    people, doors = in_ledger(asked)
    return asked, [
        placed(people.get(n), doors.get(n), where, rows[n].home) for n, where in enumerate(wheres)
    ]


def placed(known: Found | None, door: Found | None, where: Where, home: int | None) -> Found:
    """The ledger's word, but for a weak likeness that the address contradicts; else the address."""
    community = where.stamp.community
    elsewhere = known is not None and community and community != known.stamp.community
    if known is not None and not (elsewhere and known.grade in WEAK):
        return known
    if door is not None:
        return door
    if where.stamp.building:
        return Found(Grade.BUILDING, stamp=where.stamp)
    if community:
        return Found(Grade.COMMUNITY, stamp=where.stamp)
    return Found(stamp=Stamp(home) if home else NOWHERE)
