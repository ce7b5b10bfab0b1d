"""Who opened a household file, and when: at most one event for a user, a household and an hour."""

from datetime import timedelta

from django.db import transaction

from wangdi.intake import writing
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Work
from wangdi.intake.models import Event
from wangdi.lib import bulk, clock, ids
from wangdi.people.models import Household

OPENED = "people.file_opened"
HOUR = timedelta(hours=1)


def note(household: Household, *, by: Actor) -> bool:
    """Write that `by` opened the file, unless it is written of this hour; whether it was written.

    One query where it is written already.
    """
    if _written(household, by):
        return False
    with transaction.atomic():
        # Two requests at one instant: the second waits here and finds what the first wrote.
        lock = int.from_bytes(household.id.bytes[-7:]) ^ (by.id or 0)
        bulk.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
        if _written(household, by):
            return False
        work = Work(by, "page", ids.uuid7())
        work.event(OPENED, kind="household", subject=household.id, stamp=household.stamp)
        writing.events(work, work.events)
    return True


def openings(household: Household, *, limit: int = 10) -> list[Event]:
    """Who opened the file last; newest first."""
    seen = Event.objects.filter(subject=household.id, verb=OPENED)
    return list(seen.order_by("-at")[:limit])


def _written(household: Household, by: Actor) -> bool:
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    seen = Event.objects.filter(subject=household.id, at__gte=hour, at__lt=hour + HOUR)
    return seen.filter(verb=OPENED, actor=by.id).exists()
