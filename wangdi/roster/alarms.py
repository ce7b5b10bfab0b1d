"""A post that stands empty is somebody's duty until enough have signed in; late, it climbs."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from wangdi.duties import actions as duties
from wangdi.intake.commands import Work
from wangdi.roster.models import Shift
from wangdi.roster.section import RosterSection

EMPTY, MUSTER = "roster.empty", "roster.muster"
FILL_WITHIN = timedelta(minutes=20)
PRESENT = Q(
    turns__in_at__isnull=False,
    turns__out_at=None,
    turns__removed_at=None,
    turns__absent_at=None,
)


def with_present(shifts: QuerySet[Shift]) -> QuerySet[Any]:
    """With how many are signed in and out not yet, as `present`."""
    return shifts.annotate(present=Count("turns", filter=PRESENT))


def running(at: datetime) -> QuerySet[Shift]:
    """Shifts of open posts that run at an instant."""
    rows = Shift.objects.filter(begins_at__lte=at, ends_at__gt=at)
    return rows.filter(Q(post__closed_on=None) | Q(post__closed_on__gte=F("day")))


def short(at: datetime, rules: RosterSection) -> QuerySet[Any]:
    """Where fewer stand than the post takes, though the grace is over."""
    begun = at - timedelta(minutes=rules.grace)
    late = running(at).filter(begins_at__lte=begun)
    return with_present(late).filter(present__lt=F("need"))


def plan(at: datetime, rules: RosterSection) -> int:
    """A duty for each post that is short now; the rows written. Planned once a shift."""
    rows = short(at, rules).select_related("post")
    return duties.plan(_draft(one, at) for one in rows)


def settle(shifts: Collection[UUID], work: Work) -> None:
    """Where enough stand now, the duty is done."""
    rows = with_present(Shift.objects.filter(id__in=shifts)).filter(present__gte=F("need"))
    done = [duties.Settled(key, None, work.now, work.actor.id, None) for key in
            rows.values_list("id", flat=True)]  # fmt: skip
    duties.settle(EMPTY, done)


def over(at: datetime) -> int:
    """What is past cannot be filled any more: its duty is withdrawn."""
    since = at - timedelta(days=2)
    rows = Shift.objects.filter(ends_at__lte=at, ends_at__gt=since)
    gone = list(rows.values_list("id", flat=True))
    return duties.withdraw(EMPTY, gone, "shift_over") if gone else 0


def _draft(shift: Shift, at: datetime) -> duties.Draft:
    due = min(at + FILL_WITHIN, shift.ends_at)
    return duties.Draft(
        kind=EMPTY,
        subject_kind="shift",
        subject=shift.id,
        slot="",
        opens_at=at,
        due_at=due,
        missed_at=max(due, shift.ends_at),
        label=shift.post.name,
        stamp=shift.stamp,
    )
