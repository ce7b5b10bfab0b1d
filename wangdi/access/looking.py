"""Who looked at what, and when: at most one event for a user, a thing and an hour."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from wangdi.intake import writing
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Work
from wangdi.intake.models import Event
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk, clock, ids

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Look:
    """The `verb` of what was done with the subject, which is of a `kind` and stands at `stamp`."""

    verb: str
    kind: str
    subject: UUID
    stamp: Stamp


def note(look: Look, *, by: Actor) -> bool:
    """Write that `by` looked, unless it is written of this hour; whether it was written.

    One query where it is written already.
    """
    if _written(look, by):
        return False
    with transaction.atomic():
        # Two requests at one instant: the second waits here and finds what the first wrote.
        lock = int.from_bytes(look.subject.bytes[-7:]) ^ (by.id or 0)
        bulk.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
        if _written(look, by):
            return False
        work = Work(by, "page", ids.uuid7())
        work.event(look.verb, kind=look.kind, subject=look.subject, stamp=look.stamp)
        writing.events(work, work.events)
    return True


def _written(look: Look, by: Actor) -> bool:
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    seen = Event.objects.filter(subject=look.subject, at__gte=hour, at__lt=hour + HOUR)
    return seen.filter(verb=look.verb, actor=by.id).exists()
