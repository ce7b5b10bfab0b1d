"""Days of crossings: laid ahead, and gone when their time is over, with proof."""

from datetime import date, datetime, timedelta

from django.db import transaction

from wangdi.gates import section
from wangdi.gates.models import Alarm, Disposal, Presence, Tally, VisitorEntry
from wangdi.lib import bulk, clock

AHEAD = 3
DAYS = """
    SELECT substring(c.relname FROM 17) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'gates_crossing'::regclass AND c.relname LIKE 'gates\\_crossing\\_d2%%'
"""


def lay(first: date, last: date) -> int:
    """Partitions for these days, where they are missing; how many are new."""
    [(laid,)] = bulk.execute("SELECT gates_lay_days(%s, %s)", [first, last])
    return int(laid)


def lay_ahead(at: datetime) -> int:
    """Today and the days to come. Looks first, and locks nothing where all are there."""
    today = clock.day_of(at)
    wanted = {today + timedelta(days=n) for n in range(AHEAD + 1)}
    return lay(today, max(wanted)) if wanted - set(days()) else 0


def days() -> list[date]:
    """The days that have a partition, in order."""
    return sorted(date.fromisoformat(f"{d[:4]}-{d[4:6]}-{d[6:8]}") for (d,) in bulk.execute(DAYS))


def dispose(at: datetime) -> list[Disposal]:
    """Drop the days past the profile's time, each in a transaction of its own, with its proof."""
    keep = section.in_force(at)[1].keep_days
    last = clock.day_of(at) - timedelta(days=keep + 1)
    gone = [drop(day, keep=keep, at=at) for day in days() if day <= last]
    _sweep(clock.day_bounds(last)[1])
    return gone


def drop(day: date, *, keep: int, at: datetime) -> Disposal:
    """Drop one day at once, and keep the proof: how many there were, and their digest."""
    with transaction.atomic():
        [(crossings, digest)] = bulk.execute("SELECT * FROM gates_drop_day(%s)", [day])
        begins, ends = clock.day_bounds(day)
        visitors = VisitorEntry.objects.filter(received_at__gte=begins, received_at__lt=ends)
        told, _by_model = visitors.delete()
        return Disposal.objects.create(
            day=day,
            crossings=crossings,
            digest=digest,
            visitors=told,
            keep_days=keep,
            at=at,
        )


def _sweep(until: datetime) -> None:
    """What lies in no day of its own, and what was kept beside crossings."""
    bulk.execute("DELETE FROM gates_crossing_default WHERE received_at < %s", [until])
    VisitorEntry.objects.filter(received_at__lt=until).delete()
    Presence.objects.filter(at__lt=until).delete()
    Tally.objects.filter(hour__lt=until).delete()
    Alarm.objects.filter(raised_at__lt=until).delete()


def digest_of(day: date) -> tuple[int, int]:
    """How many crossings a day has and their digest, as its proof would say."""
    begins, ends = clock.day_bounds(day)
    [(count, digest)] = bulk.execute(
        "SELECT count(*), coalesce(bit_xor(hashtextextended(id::text, 0)), 0) FROM gates_crossing"
        " WHERE received_at >= %s AND received_at < %s",
        [begins, ends],
    )
    return int(count), int(digest)
