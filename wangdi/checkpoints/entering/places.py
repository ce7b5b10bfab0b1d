"""Where a checkpoint of a list stands, and whose it is: found by the names in its cells."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from typing import NamedTuple, Self
from uuid import UUID

from wangdi.lib.identifiers import half_width
from wangdi.staff.entering.posts import Gazetteer, Named
from wangdi.staff.models import Unit, UnitKind
from wangdi.territory.models import Place, PlaceKind
from wangdi.territory.naming import plain_unit

BRANCHES = (UnitKind.PARTY_BRANCH, UnitKind.TEMPORARY_BRANCH, UnitKind.FUNCTIONAL_PARTY)
ALL_DAY = (
    "",
    "24",
    "24小时",
    "24h",
    "全天",
    "全天候",
    "昼夜",
    "24小时值守",
    "0:00-24:00",
    "00:00-24:00",
)
_HOURS = re.compile(r"(\d{1,2}):(\d{2})(?:-|~|至|到|—|–)(\d{1,2}):(\d{2})")


class Hours(NamedTuple):
    """Neither of the two: 24 hours."""

    begins: time | None = None
    ends: time | None = None


def hours(text: str) -> Hours | None:
    """`6:30-22:00` → these; nothing or `24小时` → 24 hours; None where it cannot be read."""
    plain = "".join(half_width(text).lower().split())
    if plain in ALL_DAY:
        return Hours()
    found = _HOURS.fullmatch(plain)
    if found is None:
        return None
    h1, m1, h2, m2 = (int(part) for part in found.groups())
    if h1 > 23 or h2 > 24 or m1 > 59 or m2 > 59 or (h2 == 24 and m2):
        return None
    return Hours(time(h1, m1), time(h2 % 24, m2))


@dataclass(frozen=True)
class Register:
    """What a list may name. Seven queries for any length of list."""

    book: Gazetteer
    units: dict[tuple[int, str], int]
    teams: dict[str, UUID]
    branches: dict[str, UUID]

    @classmethod
    def load(cls, own: Collection[int]) -> Self:
        rows = Place.objects.filter(kind=PlaceKind.UNIT, valid_to=None)
        units = {
            (above, plain_unit(name)): number
            for number, name, above in rows.values_list("id", "name", "parent_id")
            if above is not None
        }
        serving = Unit.objects.standing().order_by("-id").values_list("name", "id", "kind")
        found = [(name, key, kind in BRANCHES) for name, key, kind in serving]
        return cls(
            Gazetteer.load(own),
            units,
            {name: key for name, key, branch in found if not branch},
            {name: key for name, key, branch in found if branch},
        )

    def place(self, community: str, compound: str, building: str, unit: str) -> int | None:
        """The narrowest place that is named; None where any of them does not stand here."""
        post = self.book.find(Named(community, "", compound, building))
        at = post.place if post else None
        if unit and at is not None:
            return self.units.get((at, plain_unit(unit)))
        return at
