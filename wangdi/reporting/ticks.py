"""The day plans itself, is counted while it runs, freezes at the cut-off, and is looked back at."""

from datetime import date, timedelta
from uuid import uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.lib.ticks import every
from wangdi.reporting import counting
from wangdi.reporting.models import DailyReport
from wangdi.reporting.rules import days

CLOCK = system("clock")


@every(60, "reporting.day")
def keep_the_day() -> None:
    """Plan today's statements; freeze the report of today, or of days missed, once it is due."""
    if not counting.communities():
        return
    today = clock.today()
    plan(today)
    last = DailyReport.objects.frozen().order_by("-day").first()
    open_days = DailyReport.objects.filter(version=1, frozen_at=None, day__lt=today)
    for day in sorted({*open_days.values_list("day", flat=True)}):
        freeze(day)
    if clock.now() >= days.window(today).due and (last is None or last.day < today):
        freeze(today)


@every(300, "reporting.count")
def count_today() -> None:
    if not counting.communities():
        return
    if clock.now() < days.window(clock.today()).due:
        count(clock.today())
    take_pulse()


@every(1800, "reporting.late")
def look_back() -> None:
    """What came in after the last cut-off, until the next one."""
    last = DailyReport.objects.frozen().order_by("-day").first()
    if last is not None and last.day >= clock.today() - timedelta(days=1):
        _submit("reporting.look_back", Incoming(ids.uuid7(), {"day": last.day.isoformat()}))


def plan(day: date) -> None:
    """Under a key of the day itself, so that planning it again is a duplicate."""
    key = uuid5(days.SUBJECTS, f"plan {day.isoformat()}")
    _submit("reporting.plan_day", Incoming(key, {"day": day.isoformat()}))


def count(day: date) -> None:
    _submit("reporting.count", Incoming(ids.uuid7(), {"day": day.isoformat()}))


def freeze(day: date) -> None:
    key = uuid5(days.SUBJECTS, f"freeze {day.isoformat()}")
    _submit("reporting.freeze", Incoming(key, {"day": day.isoformat()}))


def take_pulse() -> None:
    _submit("reporting.pulse", Incoming(ids.uuid7(), {"day": clock.today().isoformat()}))


def _submit(command: str, incoming: Incoming) -> None:
    submit(actor=CLOCK, command=command, records=[incoming], channel="clock")
