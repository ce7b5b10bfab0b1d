"""Homes that nobody looks after."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from wangdi.access.scoping import Scope
from wangdi.people.keeping.homes import Home, homes
from wangdi.people.keeping.kept import kept
from wangdi.people.models import Household, Post


@dataclass
class Gap:
    """Buildings of which no `post` looks after all homes, and how many homes that leaves."""

    post: Post
    homes: list[Home]
    named: dict[int, int]

    @property
    def households(self) -> int:
        return sum(home.households for home in self.homes) - sum(self.named.values())

    def left(self, home: Home) -> int:
        return home.households - self.named.get(home.building, 0)


def gaps(scope: Scope) -> list[Gap]:
    """For each post the homes of a scope that nobody of it looks after."""
    everywhere = homes(scope)
    found = []
    for post in Post:
        cared = kept(post)
        open_homes = [home for home in everywhere if not cared.covers(home)]
        found.append(Gap(post, open_homes, _named_in(open_homes, cared.households)))
    return found


def _named_in(homes: Sequence[Home], households: set[UUID]) -> dict[int, int]:
    """How many homes of these buildings are looked after by their own name."""
    if not households:
        return {}
    wanted = {home.building for home in homes}
    rows = Household.objects.open().filter(id__in=households, building_id__in=wanted).order_by()
    return {
        building: number
        for building, number in rows.values_list("building_id").annotate(Count("id"))
        if building is not None
    }
