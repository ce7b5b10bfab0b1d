"""Courtyards keep the compound, compounds the community, communities the city: what is open where.

Each place shows what is open under it; the worst word of what lies below is its own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from wangdi.lib.figures import Cut, Figure, all_figures
from wangdi.reporting.models import DailyReport
from wangdi.reporting.queries import values
from wangdi.reporting.queries.columns import Extent
from wangdi.reporting.rules import days
from wangdi.territory.models import Place, PlaceKind

SHOWN = (
    "canvass.silent",
    "quarantine.now",
    "quarantine.readings_missing",
    "duties.late",
)
CALM, OPEN, ALARM = "calm", "open", "alarm"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A place and what is open under it, in the order of `figures()`."""

    place: Place
    numbers: list[int]
    state: str


def figures() -> list[Figure]:
    known = {one.name: one for one in all_figures()}
    return [known[name] for name in SHOWN if name in known]


def state(numbers: Iterable[int], alarms: Iterable[bool]) -> str:
    """An alarm where an alarming figure is above zero; open where any other is."""
    pairs = list(zip(numbers, alarms, strict=True))
    if any(number and alarm for number, alarm in pairs):
        return ALARM
    return OPEN if any(number for number, _alarm in pairs) else CALM


def of_places(report: DailyReport, extent: Extent, places: list[Place]) -> list[Guarded]:
    """Places above communities, and communities, from the report's own numbers."""
    column_of = {
        one.id: place.id
        for place in places
        for one in extent.communities
        if place.id in (one.id, *one.ancestors)
    }
    numbers = values.by_column(report.id, column_of)
    return _guarded(places, lambda figure, place: numbers.get(figure, {}).get(place, 0))


def inside(community: Place, at: datetime, under: Place | None = None) -> list[Guarded]:
    """The compounds and buildings of a community, or the buildings of one of its compounds,
    counted now; one query for each figure."""
    cut = days.running_cut(at)
    buildings = Place.objects.buildings().filter(community_id=community.id)
    if under is not None:
        buildings = buildings.filter(ancestors__contains=[under.id])
    homes = {one.id: one for one in buildings}
    shown = list(homes.values()) if under is not None else _tops(community, homes.values())
    column_of = {
        one.id: one.id if under is not None else _top(community, one) for one in homes.values()
    }
    counted = {figure.name: _by_building(figure, cut, community, column_of) for figure in figures()}
    return _guarded(shown, lambda figure, place: counted[figure].get(place, 0))


def _top(community: Place, building: Place) -> int:
    """The place right under the community that the building is in: a compound, or itself."""
    line = [*building.ancestors, building.id]
    return line[line.index(community.id) + 1]


def _tops(community: Place, buildings: Iterable[Place]) -> list[Place]:
    wanted = {_top(community, one) for one in buildings}
    found = Place.objects.filter(id__in=wanted).exclude(kind=PlaceKind.UNIT)
    return list(found.order_by("sort_key", "name", "id"))


def _by_building(
    figure: Figure, cut: Cut, community: Place, column_of: dict[int, int]
) -> dict[int, int]:
    rows: QuerySet[Any] = figure.found(cut).filter(community_id=community.id).order_by()
    found: dict[int, int] = {}
    for building, count in rows.values_list("building_id").annotate(n=Count("pk")):
        if building in column_of:
            column = column_of[building]
            found[column] = found.get(column, 0) + count
    return found


def _guarded(places: list[Place], number: Callable[[str, int], int]) -> list[Guarded]:
    shown = figures()
    found = []
    for place in places:
        numbers = [number(one.name, place.id) for one in shown]
        found.append(Guarded(place, numbers, state(numbers, [one.alarm for one in shown])))
    order = (ALARM, OPEN, CALM)
    return sorted(found, key=lambda one: order.index(one.state))
