"""What all commands about a household share."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from wangdi.intake.commands import Command
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Household
from wangdi.residents.payloads import OfHousehold

P = TypeVar("P", bound=OfHousehold)


class OnHousehold(Command[P]):
    """Placed by the household; the household may ask it of itself."""

    permission = "residents.message"
    subject_kind = "household"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        found = Household.objects.in_bulk({payload.household for payload in payloads})
        homes = [found.get(payload.household) for payload in payloads]
        return [home.stamp if home else None for home in homes]

    def households_of(self, payloads: Sequence[P]) -> list[UUID | None]:
        return [payload.household for payload in payloads]

    def subject_of(self, payload: P) -> UUID:
        return payload.household
