"""One row of a household ledger, as the intake takes it."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from wangdi.intake.commands import Payload
from wangdi.lib.identifiers import IdKind
from wangdi.people.entering.places import Address
from wangdi.people.models import DwellingUse, HouseholdKind, Need, Relation, Sex


def _one_of(words: Iterable[str], *, empty: bool = True) -> str:
    """A pattern costs a tenth of an enumeration, which would make an object of every value."""
    return f"^({'|'.join(words)}){'?' if empty else ''}$"


LONGEST_TEXT, LONGEST_NOTE = 500, 5_000
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class LedgerRow(Payload):
    """A person at a door, or a door alone (no name, `use` vacant or shop).

    Three fields are of the moment and no part of the content (a row sent again with other answers
    is still the same row): `building`, where it is known by id; `hold`, the code of a cause that a
    person must look at first; `looked_at`, the likenesses that somebody has seen and let pass.
    """

    passing = frozenset({"building", "hold", "looked_at"})

    community: Text = ""
    compound: Text = ""
    building_name: Text = ""
    unit: Text = ""
    room: Text = ""
    use: Annotated[str, Field(pattern=_one_of(DwellingUse.values, empty=False))] = "home"
    household_kind: Annotated[str, Field(pattern=_one_of(HouseholdKind.values, empty=False))] = (
        "owner"
    )
    name: Text = ""
    sex: Annotated[str, Field(pattern=_one_of(Sex.values))] = ""
    birth_date: date | None = None
    id_kind: Annotated[str, Field(pattern=_one_of(IdKind))] = ""
    id_number: Text = ""
    phone: Text = ""
    relation: Annotated[str, Field(pattern=_one_of(Relation.values))] = ""
    employer: Text = ""
    needs: tuple[Annotated[str, Field(pattern=_one_of(Need.values, empty=False))], ...] = ()
    entered_on: date | None = None
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""
    building: int | None = None
    hold: Annotated[str, Field(max_length=40)] = ""
    looked_at: tuple[str, ...] = ()

    @property
    def address(self) -> Address:
        return Address(self.community, self.compound, self.building_name)


def is_door_only(name: str, use: str) -> bool:
    """An empty home or a shop may stand in the ledger without anybody."""
    return not name and use in (DwellingUse.VACANT, DwellingUse.SHOP)
