"""The picture of now: counted every few minutes, kept by the hour, compared with yesterday's."""

from datetime import datetime, timedelta

from wangdi.lib import clock
from wangdi.lib.figures import all_figures
from wangdi.reporting import counting
from wangdi.reporting.models import Pulse
from wangdi.reporting.rules import days

KEPT = timedelta(days=2)


def take(at: datetime) -> None:
    """Count what runs now; the hour keeps its last count, older days are dropped."""
    found = counting.tally(days.running_cut(at), ids=False)
    day, hour = clock.day_of(at), clock.local(at).hour
    Pulse.objects.filter(day=day, hour=hour).delete()
    Pulse.objects.filter(day__lt=day - KEPT).delete()
    Pulse.objects.exclude(grids={}).update(grids={})
    units = {*counting.communities(), *(unit for _figure, unit in found)}
    Pulse.objects.bulk_create(_pulse(found, unit, at) for unit in sorted(units))


def _pulse(found: counting.Tally, unit: int, at: datetime) -> Pulse:
    figures: dict[str, int] = {}
    grids: dict[str, dict[str, int]] = {}
    for one in all_figures():
        counted = found.get((one.name, unit))
        figures[one.name] = counted.value if counted else 0
        for grid, number in (counted.grids if counted else {}).items():
            grids.setdefault(str(grid), {})[one.name] = number
    return Pulse(
        day=clock.day_of(at),
        hour=clock.local(at).hour,
        community_id=unit,
        counted_at=at,
        figures=figures,
        grids=grids,
    )
