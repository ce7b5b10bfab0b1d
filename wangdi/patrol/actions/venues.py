"""The duties of venues: to be seen while an order binds them, and to be open again after it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from wangdi.duties import actions as duties
from wangdi.duties.actions import Draft, Settled
from wangdi.intake.commands import Work
from wangdi.lib import clock
from wangdi.patrol.actions import standing
from wangdi.patrol.models import Venue, VenueCheck, VenueOrder
from wangdi.patrol.rules import orders

SEE, REOPEN = "patrol.see_venue", "patrol.reopen"
FIRST_HOUR, LAST_HOUR = timedelta(hours=8), timedelta(hours=20)
TO_REOPEN = timedelta(days=1)
LATER = timedelta(days=3)
BACK = timedelta(days=14)
"""How long after its end the clock still looks at a closure."""


def plan_day(day: date, every: int) -> int:
    """Each venue that an order closes or keeps open is seen once in `every` days."""
    begins = clock.day_bounds(day)[0]
    noon = begins + (FIRST_HOUR + LAST_HOUR) / 2
    bound = standing.told(noon, orders.CLOSE, orders.STAY_OPEN)
    if every > 1:
        seen = begins - timedelta(days=every - 1)
        bound &= Q(seen_at=None) | Q(seen_at__lt=seen)
    rows = Venue.objects.trading().filter(bound)
    return duties.plan(
        Draft(
            *(SEE, "venue", one.id, day.isoformat(), begins + FIRST_HOUR, begins + LAST_HOUR),
            *(begins + timedelta(days=1), _label(one)),
            stamp=one.stamp,
        )
        for one in rows
    )


def plan_reopening(at: datetime) -> int:
    """Where a closure ended lately, somebody sees that the venue is open again.

    Those that another order still closes wait for its end; those seen open since are not asked.
    """
    ended = _ended(at)
    if not ended:
        return 0
    venues = list(Venue.objects.trading().filter(standing.bound_by(ended)).select_related("place"))
    now = standing.demands(venues, at)
    free = [one for one in venues if now[one.id].what != orders.MUST_CLOSE]
    drafts = []
    for venue in free:
        order = max((one for one in ended if one.binds(venue)), key=_last)
        if not _seen_open_since(venue, _last(order)):
            drafts.append(_reopening(venue, order))
    return duties.plan(drafts)


def _ended(at: datetime) -> list[VenueOrder]:
    """Closures that bound at some time and ended within the last days."""
    rows = VenueOrder.objects.standing().filter(measure=orders.CLOSE, starts_at__lt=at)
    over = Q(ends_at__lte=at, ends_at__gt=at - BACK)
    lifted = Q(lifted_at__lte=at, lifted_at__gt=at - BACK)
    found = rows.filter(over | lifted).select_related("place")
    return [one for one in found if one.starts_at < _last(one)]


def _last(order: VenueOrder) -> datetime:
    return order.times.last or order.starts_at


def _seen_open_since(venue: Venue, moment: datetime) -> bool:
    return bool(venue.seen_open and venue.seen_at and venue.seen_at >= moment)


def _reopening(venue: Venue, order: VenueOrder) -> Draft:
    last = _last(order)
    return Draft(
        *(REOPEN, "venue", venue.id, str(order.id), last, last + TO_REOPEN),
        *(last + TO_REOPEN + LATER, _label(venue)),
        stamp=venue.stamp,
    )


def _label(venue: Venue) -> str:
    return f"{venue.name} · {venue.get_kind_display()}"[:200]


def seen(work: Work, checks: Iterable[VenueCheck]) -> None:
    """Looks settle the day's duty; one that finds it open, or closed by itself, the reopening."""
    done = list(checks)
    duties.settle(SEE, [_settled(one, clock.day_of(one.at).isoformat()) for one in done])
    free = [one for one in done if one.open or one.own_choice]
    duties.settle(REOPEN, [_settled(one, None) for one in free])


def _settled(one: VenueCheck, slot: str | None) -> Settled:
    return Settled(one.venue_id, slot, one.at, one.by, one.id)


def unseen(checks: Iterable[VenueCheck]) -> None:
    """Looks were taken back: what they settled is to be done again."""
    rows = list(checks)
    for kind in (SEE, REOPEN):
        duties.reopen(kind, [one.venue_id for one in rows], evidence=[one.id for one in rows])


def forget(venues: Iterable[UUID], reason: str) -> None:
    subjects = list(venues)
    for kind in (SEE, REOPEN):
        duties.withdraw(kind, subjects, reason)
