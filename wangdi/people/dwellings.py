"""Named questions about doors: their uses, who is behind them, what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum

from wangdi.access.scoping import Scope
from wangdi.people.models import DoorChange, Dwelling, Household, Person
from wangdi.people.queries import members_of

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Home:
    """A household behind a door with who lives in it now, by bed where there are beds."""

    household: Household
    members: list[Person]


def uses(scope: Scope) -> dict[str, int]:
    """How many doors of a scope are used as what; one query over a covering index."""
    doors = Dwelling.objects.visible_to(scope).order_by()
    return dict(doors.values_list("use").annotate(Count("pk")))


def behind(doors: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Households and people behind each door now. One query."""
    rows = Household.objects.open().filter(dwelling__in=list(doors)).order_by()
    counted = rows.values_list("dwelling_id").annotate(Count("id"), Sum("size"))
    return {door: (households, people) for door, households, people in counted}


def homes_of(door: UUID) -> list[Home]:
    """Every household that is or was behind a door, the open ones first."""
    rows = list(Household.objects.filter(dwelling=door).order_by("-closed_on", "id")[:SHOWN])
    members = members_of(home.pk for home in rows)
    homes = [
        Home(home, sorted(members.get(home.pk, []), key=lambda one: (one.bed == "", one.bed)))
        for home in rows
    ]
    return sorted(homes, key=lambda home: home.household.closed_on is not None)


def changes_of(door: UUID) -> list[DoorChange]:
    """What was changed of a door, newest first; what was taken back too."""
    return list(DoorChange.objects.filter(dwelling=door).order_by("-on", "-made_at")[:SHOWN])
