"""People come back from elsewhere and are registered at their doors."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.people.models import Person
from wangdi.world import fates
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company
from wangdi.world.fates import Fate

STEP = "arrivals"
RECORDED = "10:00"


@dataclass(frozen=True, slots=True)
class Traveller:
    person: UUID
    dwelling: UUID
    community: int
    grid: int
    fate: Fate


def choose(count: int, dice: Random) -> list[Traveller]:
    """Those of the named world, and `count` grown people of other compounds."""
    named = Person.objects.filter(name__in=fates.NAMED)
    rows = [(row, fates.NAMED[row.name]) for row in named.select_related("household")]
    others = Person.objects.exclude(household_id__in=[row.household_id for row, _f in rows])
    heads = others.filter(relation="head", phone_index__isnull=False).order_by("id")
    numbers = list(heads.values_list("id", flat=True)) if count else []
    chosen = heads.in_bulk(dice.sample(numbers, min(count, len(numbers))))
    drawn = fates.draw(len(chosen), dice)
    homes = heads.filter(id__in=chosen).select_related("household")
    return [
        Traveller(row.id, row.household.dwelling_id, row.community_id or 0, row.grid_id or 0, fate)
        for row, fate in [*rows, *zip(homes, drawn, strict=True)]
    ]


def acts(travellers: Sequence[Traveller], days: Days, company: Company) -> Iterator[Act]:
    """On the day he came each is registered by the worker of his grid."""
    by_day: dict[tuple[int, int], list[Traveller]] = defaultdict(list)
    for one in travellers:
        by_day[one.fate.came, one.grid].append(one)
    for (ago, grid), group in by_day.items():
        by = company.walkers[grid]
        yield Act(days.at(ago, RECORDED), STEP, partial(_record, group, days, by), tells=True)


def _record(group: Sequence[Traveller], days: Days, by: Actor) -> None:
    arrivals = [_arrival(one, days) for one in group]
    ask("screening.record_arrival", arrivals, by=by, channel="phone")


def _arrival(one: Traveller, days: Days) -> dict[str, object]:
    code, origin = one.fate.origin
    arrived = days.day(one.fate.came)
    return {
        "person": str(one.person),
        "dwelling": str(one.dwelling),
        "origin": origin,
        "origin_code": code,
        "left_on": (arrived - timedelta(days=1)).isoformat(),
        "arrived_on": arrived.isoformat(),
        "transport": "train",
        "transport_number": "",
    }
