"""The situation slip: each community's people observed at home, and who is an exception and why.

A community with nobody stands there with its zeros: that it says nothing is never an answer.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from wangdi.access.scoping import Scope
from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.quarantine.actions.moving import READING
from wangdi.quarantine.models import Ending, Episode, NoticeServed, Release
from wangdi.quarantine.queries import lines
from wangdi.quarantine.rules import watch
from wangdi.territory.models import COMMUNITY_KINDS, Place

EXCEPTIONS = ("fever", "symptoms", "reducer", "silent", "late", "overdue", "objection", "suspended")
"""The lists that make somebody an exception of the day, in their order."""


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Somebody whom the slip names by his file, with the words why."""

    episode: UUID
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Situation:
    """One community at an instant; `begun`, `released`, `ended` and readings are of its day.

    `observed`: told of it, not released, at home; `away`: in a hospital or facility.
    """

    place: Place
    observed: int = 0
    away: int = 0
    waiting: int = 0
    begun: int = 0
    released: int = 0
    ended: int = 0
    readings_due: int = 0
    readings_done: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(EXCEPTIONS, 0))
    exceptions: list[Exceptional] = field(default_factory=list)

    @property
    def is_nil(self) -> bool:
        """Nobody observed and nothing that happened: said as zero."""
        moved = self.begun + self.released + self.ended + self.waiting + self.away
        return not (self.observed or moved or self.exceptions)


def situation(scope: Scope, at: datetime) -> list[Situation]:
    """Every community of the scope at an instant, in the order of their names; 12 queries.

    What stands (observed, exceptions) is of `at`, what happened of its day until then.
    """
    places = Place.objects.filter(id__in=scope.communities, kind__in=COMMUNITY_KINDS, valid_to=None)
    found = {place.id: Situation(place) for place in places.order_by("name", "id")}
    _standing(scope, at, found)
    _happened(scope, at, found)
    return list(found.values())


def _standing(scope: Scope, at: datetime, found: dict[int, Situation]) -> None:
    told = lines.lines(scope, at)
    rows = Episode.objects.visible_to(scope).filter(closed_at=None).order_by("release_from", "id")
    for key, community, state in rows.values_list("id", "community_id", "state"):
        one = found.get(community or 0)
        if one is None or key not in told.why:
            continue
        one.observed += state == "notified"
        one.away += state == "suspended"
        one.waiting += state in ("proposed", "decided")
        reasons = tuple(name for name in EXCEPTIONS if name in told.why[key])
        for name in reasons:
            one.counts[name] += 1
        if reasons:
            words = tuple(str(watch.LISTS[name]) for name in reasons)
            one.exceptions.append(Exceptional(key, words))


def _happened(scope: Scope, at: datetime, found: dict[int, Situation]) -> None:
    start, _end = clock.day_bounds(clock.day_of(at))
    day = Q(at__gte=start, at__lte=at)
    served = NoticeServed.objects.visible_to(scope).filter(day, annulled_at=None)
    readings = Duty.objects.visible_to(scope).filter(
        kind=READING, opens_at__gte=start, opens_at__lte=at
    )
    asked = readings.exclude(settlement__in=("withdrawn", "waived"))
    for name, rows in (
        ("begun", served),
        ("released", Release.objects.visible_to(scope).filter(day)),
        ("ended", Ending.objects.visible_to(scope).filter(day)),
        ("readings_due", asked),
        ("readings_done", asked.filter(settlement="done")),
    ):
        counted = rows.order_by().values_list("community_id").annotate(n=Count("pk"))
        totals: dict[int | None, int] = defaultdict(int, counted)
        for community, one in found.items():
            setattr(one, name, totals[community])
