"""Whether the town to measure in stands, complete and of this day."""

import sys

from django.db import ProgrammingError

from wangdi.intake.models import Event
from wangdi.lib import clock


def main() -> None:
    try:
        last = Event.objects.filter(verb="world.finished").order_by("-id").first()
    except ProgrammingError:
        last = None
    known = last.detail if last and clock.day_of(last.at) == clock.today() else None
    if known and known["scale"] == sys.argv[2]:
        print("fresh")
