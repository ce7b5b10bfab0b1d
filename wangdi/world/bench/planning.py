"""How long it takes to ask 1,600 people for the two readings of a day."""

from datetime import timedelta
from time import perf_counter

from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.quarantine.actions import moving, planning
from wangdi.world.bench.results import result, say

PLANNING_S = 1.0
EIGHT = timedelta(hours=8)


def main() -> None:
    """What serving planned for tomorrow is taken away, and planned anew at eight of today."""
    tomorrow = clock.today() + timedelta(days=1)
    first, last = clock.day_bounds(tomorrow)
    Duty.objects.filter(kind=moving.READING, opens_at__gte=first, opens_at__lt=last).delete()
    at = clock.day_bounds(clock.today())[0] + EIGHT
    began = perf_counter()
    planned = planning.plan_day(tomorrow, at)
    say([result("care_readings_planned_s", perf_counter() - began, "s", PLANNING_S)])
    say([result("care_readings_planned", planned)])
    began = perf_counter()
    planning.is_wanting(tomorrow, at)
    say([result("care_readings_looked_at_s", perf_counter() - began, "s", PLANNING_S)])
