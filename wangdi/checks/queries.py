"""Named reads of presence checks."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.checks.models import Check, CheckTry, FollowUp
from wangdi.checks.rules import states
from wangdi.checks.words import Kind
from wangdi.lib import clock

MOST = 20


@dataclass(frozen=True, slots=True)
class OfHousehold:
    """What a household may know of its checks: whether it is asked now, and who looked when."""

    asked: Check | None = None
    made: list[Check] = field(default_factory=list)


def of_household(household: UUID, at: datetime) -> OfHousehold:
    """For the household's own page; what is still ahead is not told. Two queries."""
    rows = with_tries(Check.objects.filter(household=household, opens_at__lte=at))
    found = list(rows.exclude(state=states.WITHDRAWN).order_by("-opens_at")[:MOST])
    waiting = [one for one in found if one.number is None and one.state == states.PLANNED]
    asked = next((one for one in waiting if at <= one.missed_at), None)
    return OfHousehold(asked, [one for one in found if one.state not in states.OPEN])


def of_episode(episode: UUID, at: datetime, most: int = 6) -> list[Check]:
    """The latest checks of a file that have begun, newest first. One query."""
    rows = Check.objects.filter(episode=episode, opens_at__lte=at).exclude(state=states.WITHDRAWN)
    return list(rows.order_by("-opens_at")[:most])


def with_tries(checks: QuerySet[Check]) -> QuerySet[Check]:
    """Checks with their standing tries and calls."""
    tries: QuerySet[CheckTry] = CheckTry.objects.filter(annulled_at=None).order_by("at", "id")
    calls: QuerySet[FollowUp] = FollowUp.objects.filter(annulled_at=None)
    of_tries = Prefetch("tries", queryset=tries)
    return checks.prefetch_related(of_tries, Prefetch("follow_ups", queryset=calls))


def of_day(scope: Scope, day: date) -> QuerySet[Check]:
    """The checks of a day in a scope, and those that still wait for a call."""
    rows = Check.objects.visible_to(scope).filter(Q(day=day) | Q(state=states.CONTACT))
    return rows.exclude(state=states.WITHDRAWN).order_by("opens_at", "id")


def urgent(scope: Scope, at: datetime) -> dict[str, int]:
    """How many are to be called first, and how many checks are late. One query."""
    silent = Q(state=states.PLANNED, due_at__lt=at) & ~Q(kind=Kind.LOCATION)
    unheard = Q(state=states.PLANNED, missed_at__lt=at, kind=Kind.LOCATION)
    return of_day(scope, clock.day_of(at)).aggregate(
        contact=Count("id", filter=Q(state=states.CONTACT)),
        late=Count("id", filter=silent | unheard),
    )
