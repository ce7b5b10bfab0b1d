"""Passes of the home community: every household's, and some of each other class."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from wangdi.intake.actors import Actor
from wangdi.passes.models import Pass
from wangdi.people.models import Household, Person
from wangdi.territory.models import Place, PlaceKind
from wangdi.world.acts import Act, Days
from wangdi.world.asking import ask
from wangdi.world.company import Company
from wangdi.world.planning import COMPOUND

STEP = "passes"
RESIDENTS, MOST = 12, 1200


def acts(days: Days, company: Company) -> Iterator[Act]:
    """All households five days ago in one batch, guests since, one stopped, one replaced."""
    by = company["secretary"]
    yield Act(days.at(5, "09:00"), STEP, partial(_households, by))
    yield Act(days.at(4, "10:00"), STEP, partial(_others, by))
    yield Act(days.at(1, "09:30"), STEP, partial(_after, by))
    yield Act(days.at(0, "00:30"), STEP, partial(_today, by))


def _compound() -> Place:
    return Place.objects.get(name=COMPOUND, kind=PlaceKind.COMPOUND, valid_to=None)


def _homes(place: Place) -> list[UUID]:
    within = Household.objects.open().filter(dwelling__building__parent=place.id, size__gt=0)
    return list(within.order_by("sort_key", "id").values_list("id", flat=True)[:MOST])


def _households(secretary: Actor) -> None:
    place = _compound()
    each = [{"klass": "household", "place": place.id, "household": one} for one in _homes(place)]
    ask("passes.issue", each, by=secretary)


def _others(secretary: Actor) -> None:
    """Residents of the head's household and others', a car, who builds and who delivers."""
    place = _compound()
    people = Person.objects.living().filter(household__in=_homes(place))
    first = list(people.order_by("household__sort_key", "id")[:RESIDENTS])
    home = first[0].household_id
    asked: list[dict[str, Any]] = [{"klass": "resident", "person": one.id} for one in first]
    asked += [
        {"klass": "vehicle", "household": home, "plate": "豫A00001"},
        {"klass": "medical", "person": first[-1].id},
        {"klass": "temporary", "household": home, "guest": "租住人员甲"},
        {"klass": "worker", "guest": "管道工甲", "company": "示范物业"},
        {"klass": "delivery", "guest": "配送员甲", "company": "示范超市"},
    ]
    ask("passes.issue", [{**one, "place": place.id} for one in asked], by=secretary)


def _after(secretary: Actor) -> None:
    """One card was lost and is replaced, one is blocked until it is cleared up."""
    residents = Pass.objects.filter(klass="resident", place=_compound()).order_by("id")
    lost, unclear = residents[:2]
    ask("passes.replace", [{"of": lost.id, "why": "lost"}], by=secretary)
    block = {"of": unclear.id, "why": "unclear", "note": "证上住址与台账不符，待核实"}
    ask("passes.block", [block], by=secretary)


def _today(secretary: Actor) -> None:
    """A visitor until tonight."""
    place = _compound()
    asked = {"klass": "visitor", "place": place.id, "household": _homes(place)[0]}
    visit = {**asked, "guest": "访客甲", "purpose": "照看老人"}
    ask("passes.issue", [visit], by=secretary)
