"""Coverage of a round by unit: what nobody knocked at is not done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, F, QuerySet

from wangdi.access.scoping import Scope
from wangdi.screening import actions, outcomes
from wangdi.screening.models import CanvassRound, DoorAnswer
from wangdi.territory.models import Grid, Place

NOT_VISITED = "not_visited"
GAP = "gap"
STATES = (*outcomes.OUTCOMES, NOT_VISITED)
UNITS = ("community", "grid", "building")


@dataclass(slots=True)
class Coverage:
    """Doors of one unit (or of all) by what they answered; what nobody knocked at is not done."""

    id: int | None = None
    name: str = ""
    doors: int = 0
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(outcomes.OUTCOMES, 0))

    @property
    def covered(self) -> int:
        return sum(self.outcomes[outcome] for outcome in outcomes.COVERED)

    @property
    def not_visited(self) -> int:
        return max(self.doors - sum(self.outcomes.values()), 0)

    @property
    def left(self) -> int:
        return self.doors - self.covered

    @property
    def percent(self) -> Decimal | None:
        return outcomes.coverage(self.covered, self.doors)

    def count(self, state: str) -> int:
        return self.not_visited if state == NOT_VISITED else self.outcomes[state]


def coverage_by(scope: Scope, canvass: CanvassRound, unit: str) -> list[Coverage]:
    """Coverage of a round in a scope by `community`, `grid` or `building`, most left to do first.

    Five queries, whatever the size.
    """
    column = f"{unit}_id"
    doors = actions.doors_of(canvass).filter(scope.query()).order_by()
    found = {
        unit_id: Coverage(unit_id, doors=count)
        for unit_id, count in doors.values_list(column).annotate(n=Count("*"))
    }
    answers = DoorAnswer.objects.filter(round=canvass).visible_to(scope).order_by()
    for unit_id, outcome, count in answers.values_list(column, "outcome").annotate(n=Count("*")):
        found.setdefault(unit_id, Coverage(unit_id)).outcomes[outcome] = count
    for unit_id, name in _names(unit, found):
        found[unit_id].name = name
    return sorted(found.values(), key=lambda one: (-one.left, one.name))


def coverage(scope: Scope, canvass: CanvassRound) -> Coverage:
    """Coverage of a round in all of a scope: answered and vacant in all doors."""
    return total(coverage_by(scope, canvass, "community"))


def total(units: Iterable[Coverage]) -> Coverage:
    """The sum of units."""
    whole = Coverage()
    for one in units:
        whole.doors += one.doors
        for outcome, count in one.outcomes.items():
            whole.outcomes[outcome] += count
    return whole


def rounds(scope: Scope) -> QuerySet[CanvassRound]:
    """Rounds through the scope, the running ones first, the newest first."""
    seen = CanvassRound.objects.all().visible_to(scope)
    return seen.order_by(F("closed_at").desc(nulls_first=True), "-starts_on", "-id")


def _names(unit: str, ids: Iterable[int | None]) -> list[tuple[int, str]]:
    known = [one for one in ids if one is not None]
    if unit == "grid":
        return list(Grid.objects.filter(id__in=known).values_list("id", "name"))
    return list(Place.objects.filter(id__in=known).values_list("id", "name"))
