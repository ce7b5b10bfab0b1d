"""Lit windows held against what the doors of each building answered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from wangdi.access.scoping import Scope
from wangdi.people.models import Dwelling
from wangdi.screening import actions, outcomes
from wangdi.screening.models import CanvassRound, DoorAnswer, LitCount
from wangdi.territory.models import Place

EMPTY = (outcomes.VACANT, outcomes.MOVED, outcomes.WRONG_ADDRESS)


@dataclass(slots=True)
class Comparison:
    """A building at night: its doors by what they answered beside the lit windows counted.

    `surplus`: how many windows are lit beyond the doors behind which somebody is known to be.
    """

    building: Place
    doors: int = 0
    answers: dict[str, int] = field(default_factory=dict)
    count: LitCount | None = None

    @property
    def lived_in(self) -> int:
        known = (outcomes.ANSWERED, outcomes.REFUSED, outcomes.LIT)
        return sum(self.answers.get(one, 0) for one in known)

    @property
    def empty(self) -> int:
        return sum(self.answers.get(one, 0) for one in EMPTY)

    @property
    def silent(self) -> int:
        return self.doors - self.lived_in - self.empty

    @property
    def surplus(self) -> int:
        return max(self.count.lit - self.lived_in, 0) if self.count else 0


def comparisons(scope: Scope, canvass: CanvassRound) -> list[Comparison]:
    """Every building of a round in a scope: most surplus first, then in walking order."""
    found = _buildings(scope, canvass)
    for count in (
        LitCount.objects.visible_to(scope)
        .filter(round=canvass, annulled_at=None, building__in=found)
        .order_by("counted_at")
    ):
        found[count.building_id].count = count
    return sorted(
        found.values(), key=lambda one: (-one.surplus, one.count is not None, one.building.sort_key)
    )


def comparison(scope: Scope, canvass: CanvassRound, building: int) -> Comparison | None:
    """One building of a round; None where it is not in the scope or not in the round."""
    found = _buildings(scope, canvass, [building]).get(building)
    if found is not None:
        counts = LitCount.objects.visible_to(scope).filter(round=canvass, building=building)
        found.count = counts.filter(annulled_at=None).order_by("-counted_at").first()
    return found


def doubtful(scope: Scope, canvass: CanvassRound, building: int) -> list[Dwelling]:
    """Doors of a building that did not answer or were taken as empty, in walking order.

    Those that nobody has knocked at are to be done anyway.
    """
    answers = DoorAnswer.objects.filter(round=canvass, building_id=building)
    unsure = answers.visible_to(scope).exclude(outcome__in=(outcomes.ANSWERED, outcomes.LIT))
    found = Dwelling.objects.filter(id__in=unsure.values("dwelling"))
    return list(found.order_by("sort_key", "id"))


def _buildings(
    scope: Scope, canvass: CanvassRound, only: Iterable[int] | None = None
) -> dict[int, Comparison]:
    inside = actions.doors_of(canvass).filter(scope.query())
    answers = DoorAnswer.objects.filter(round=canvass).visible_to(scope)
    if only is not None:
        inside, answers = inside.filter(building__in=only), answers.filter(building_id__in=only)
    counted = dict(inside.order_by().values_list("building_id").annotate(n=Count("*")))
    places = Place.objects.in_bulk(counted)
    found = {one: Comparison(places[one], doors=n) for one, n in counted.items()}
    rows = answers.order_by().values_list("building_id", "outcome").annotate(n=Count("*"))
    for building, outcome, count in rows:
        if building in found:
            found[building].answers[outcome] = count
    return found
