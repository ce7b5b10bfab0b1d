"""Figures of quarantine for reports: each is one named query, by community and day."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from wangdi.access.scoping import Scope
from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.quarantine.actions.moving import READING
from wangdi.quarantine.models import Episode, Reading, Release
from wangdi.quarantine.rules import states


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one day, until its end or now: people in care by state, readings, fevers, releases."""

    by_state: dict[str, int] = field(default_factory=dict)
    readings_due: int = 0
    readings_done: int = 0
    readings_missed: int = 0
    fevers: int = 0
    proposed: int = 0
    notified: int = 0
    released: int = 0

    @property
    def in_care(self) -> int:
        """People whose notice was served and who are not released."""
        watched = (states.NOTIFIED, states.ACTIVE, states.DUE)
        return sum(self.by_state.get(state, 0) for state in watched)


def counts(scope: Scope, day: date) -> Counts:
    """The figures of a Shanghai day within a scope; six queries, whatever the history."""
    start, end = clock.day_bounds(day)
    at = min(end, clock.now())
    readings = _readings(scope, day)
    begun = Episode.objects.visible_to(scope)
    return Counts(
        by_state=by_state(scope),
        readings_due=readings["due"],
        readings_done=readings["done"],
        readings_missed=readings["missed"],
        fevers=Reading.objects.visible_to(scope)
        .filter(day=day, fever=True, cleared=False, annulled_at=None)
        .aggregate(n=Count("episode", distinct=True))["n"],
        proposed=begun.filter(proposed_at__gte=start, proposed_at__lt=at).count(),
        notified=begun.filter(
            notices__at__gte=start, notices__at__lt=at, notices__annulled_at=None
        ).count(),
        released=Release.objects.visible_to(scope).filter(at__gte=start, at__lt=at).count(),
    )


def by_state(scope: Scope) -> dict[str, int]:
    """Open episodes by their state now (active and due by the clock)."""
    now = clock.now()
    rows = Episode.objects.visible_to(scope).filter(closed_at=None)
    found: dict[str, int] = {}
    groups = rows.values_list("state", "day_zero", "release_from").annotate(n=Count("id"))
    for state, day_zero, release_from, n in groups:
        begins_at, _end = clock.day_bounds(day_zero)
        name = states.state_at(state, begins_at=begins_at, release_from=release_from, at=now)
        found[name] = found.get(name, 0) + n
    return found


def _readings(scope: Scope, day: date) -> dict[str, int]:
    """Reading duties whose window opened on the day: all, settled by a reading, and missed."""
    start, end = clock.day_bounds(day)
    now = clock.now()
    asked = Duty.objects.visible_to(scope).filter(
        kind=READING, opens_at__gte=start, opens_at__lt=min(end, now)
    )
    standing = asked.exclude(settlement="withdrawn").exclude(settlement="waived")
    return standing.aggregate(
        due=Count("id"),
        done=Count("id", filter=Q(settlement="done")),
        missed=Count("id", filter=Q(settled_at=None, missed_at__lt=now)),
    )
