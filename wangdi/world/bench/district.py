"""A whole district: the pages of those who look after all of it, and its day's report."""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from wangdi.lib import clock
from wangdi.people.models import Person
from wangdi.reporting import ticks
from wangdi.reporting.models import DailyReport
from wangdi.territory.models import Grid
from wangdi.world.bench.pages import district_pages, open_often, pages
from wangdi.world.bench.results import result, say

PAGE_MS, REPORT_S, TIMES = 60, 2, 40
HOUR = timedelta(hours=16)


def main() -> None:
    beats = Grid.objects.filter(level=3, valid_to=None).count()
    people = Person.objects.living().count()
    say([result("district_people", people), result("district_grids", beats)])
    with clock.frozen(clock.now()):
        for page in (*pages(), *district_pages()):
            p95 = open_often(page, TIMES).p95
            say([result(f"district_page_p95_ms.{page.name}", p95, "ms", PAGE_MS)])
    _report()


def _report() -> None:
    """Tomorrow's report as if it were four in the afternoon: counted, counted again, frozen."""
    day = clock.today() + timedelta(days=1)
    begins, _ends = clock.day_bounds(day)
    with clock.frozen(begins + HOUR):
        ticks.plan(day)
        counted = _seconds(partial(ticks.count, day))
        again = _seconds(partial(ticks.count, day))
        frozen = _seconds(partial(ticks.freeze, day))
    report = DailyReport.objects.frozen().get(day=day)
    say(
        [
            result("report_count_s", counted, "s", REPORT_S),
            result("report_count_again_s", again, "s", REPORT_S),
            result("report_freeze_s", frozen, "s", REPORT_S),
            result("report_lines", report.lines.count(), "lines"),
        ]
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
