"""Coverage of a round by unit: what nobody knocked at is not done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q

from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.screening import actions, doorstep, outcomes
from wangdi.screening.models import CanvassRound, DoorAnswer
from wangdi.territory.models import Grid, Place

NOT_VISITED = "not_visited"
GAP = "gap"
REVISIT = "revisit_due"
STATES = (*outcomes.OUTCOMES, NOT_VISITED)
UNITS = ("community", "grid", "building")


@dataclass(slots=True)
class Coverage:
    """Doors of one unit (or of all) by what they answered; what nobody knocked at is not done.

    `revisit` are those among the silent ones whose time to be knocked at again has come.
    """

    id: int | None = None
    name: str = ""
    doors: int = 0
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(outcomes.OUTCOMES, 0))
    revisit: int = 0

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
        if state == REVISIT:
            return self.revisit
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
    if not actions.is_whole(canvass):
        answers = answers.filter(dwelling__in=doors.values("id"))
    counted = answers.values_list(column, "outcome").annotate(
        n=Count("*"), again=Count("id", filter=is_due(canvass))
    )
    for unit_id, outcome, count, again in counted:
        one = found.setdefault(unit_id, Coverage(unit_id))
        one.outcomes[outcome] = count
        one.revisit += again
    for unit_id, name in names(unit, found):
        found[unit_id].name = name
    return sorted(found.values(), key=lambda one: (-one.left, one.name))


def is_due(canvass: CanvassRound, prefix: str = "") -> Q:
    """The condition on an answer of being silent for long enough to be knocked at again now.

    Light behind a door is no silence: it is due at once.
    """
    asks = doorstep.of(canvass.doorstep)
    line = asks.revisit.line(clock.now())
    silent = [one for one in asks.again if one != outcomes.LIT]
    long_ago = Q(**{f"{prefix}outcome__in": silent, f"{prefix}visited_at__lte": line})
    return long_ago | Q(**{f"{prefix}outcome": outcomes.LIT})


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
        whole.revisit += one.revisit
    return whole


def names(unit: str, ids: Iterable[int | None]) -> list[tuple[int, str]]:
    """The names of units by their ids; one query."""
    known = [one for one in ids if one is not None]
    if unit == "grid":
        return list(Grid.objects.filter(id__in=known).values_list("id", "name"))
    return list(Place.objects.filter(id__in=known).values_list("id", "name"))
