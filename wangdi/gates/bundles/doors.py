"""How a door and its holders are named in a bundle: as a guard types and reads them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from wangdi.gates.bundles.reading import Holder
from wangdi.lib.identifiers.text import compact
from wangdi.passes.models import LIVE, Pass

MOST = 12
"""So many passes lie under the same digits, or households behind one door; the rest by code."""
MOST_AT_HOME = 30


def name_of(building: int, unit: str, room: str) -> str:
    """`17:1-502`, without a unit `17:502`; as `static/gates/typed.js` writes it."""
    parts = (compact(part).upper() for part in (unit, room) if part)
    return f"{building}:{'-'.join(parts)}"


def by_household(people: Iterable[Holder], buildings: Mapping[int, str]) -> dict[UUID, str]:
    """Each household's door as a guard reads it."""
    return {
        one.household: f"{buildings[one.building]} {'-'.join(filter(None, (one.unit, one.room)))}"
        for one in people
    }


def passes_by_holder(passes: Iterable[Pass]) -> dict[UUID, UUID]:
    """The newest pass of each person, or of a household as a whole; what was stopped last."""
    found: dict[UUID, UUID] = {}
    for one in sorted(passes, key=lambda one: (one.state in LIVE, one.id)):
        holder = one.person_id or one.household_id
        if holder and one.plate_index is None:
            found[holder] = one.id
    return found
