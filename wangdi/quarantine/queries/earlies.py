"""Early found, reported, quarantined, diagnosed, treated: when each was, and how long it took."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.quarantine.models import Episode, FeverPath, FeverStep, NoticeServed
from wangdi.quarantine.rules import path
from wangdi.screening.models import Arrival
from wangdi.testing.models import Result

LAGS: dict[str, tuple[str, str, str | Promise]] = {
    "found": ("here_since", "detected_at", _("From arriving to being found")),
    "reported": ("detected_at", "reported_at", _("From being found to the office's desk")),
    "quarantined": ("reported_at", "quarantined_at", _("From the desk to the notice served")),
    "diagnosed": ("fever_at", "diagnosed_at", _("From the first fever to a positive test")),
    "treated": ("fever_at", "treated_at", _("From the first fever to the clinic")),
}
"""Lag → from which of the times to which, in words. The last two only of those who had fever."""


@dataclass(frozen=True, slots=True)
class Earlies:
    """The times of one episode, UTC; None: never, or not known.

    `here_since` is the first instant of the day of arrival; `detected_at` when the arrival was
    recorded; `reported_at` when it came before whoever decides; `quarantined_at` the notice.
    """

    episode: UUID
    stamp: Stamp
    here_since: datetime | None
    detected_at: datetime | None
    reported_at: datetime
    quarantined_at: datetime | None
    fever_at: datetime | None
    diagnosed_at: datetime | None
    treated_at: datetime | None

    def lag(self, name: str) -> timedelta | None:
        """How long a step took; None where one of its ends is missing. Never negative."""
        first, then, _words = LAGS[name]
        began: datetime | None = getattr(self, first)
        ended: datetime | None = getattr(self, then)
        if began is None or ended is None:
            return None
        return max(ended - began, timedelta(0))


def earlies(scope: Scope, since: datetime, until: datetime) -> list[Earlies]:
    """The times of every episode proposed in `since` ≤ t < `until` and not declined; one query."""
    rows = Episode.objects.visible_to(scope).filter(proposed_at__gte=since, proposed_at__lt=until)
    served = NoticeServed.objects.filter(episode=OuterRef("pk"), annulled_at=None)
    fevers = FeverPath.objects.filter(episode=OuterRef("pk"), cause="fever")
    fevers = fevers.exclude(outcome="annulled").order_by("began_at")
    clinic = FeverStep.objects.filter(
        path__episode=OuterRef("pk"), step=path.CLINIC, annulled_at=None
    )
    positive = Result.objects.filter(
        person=OuterRef("person_id"),
        outcome="positive",
        annulled_at=None,
        sampled_on__gte=OuterRef("day_zero"),
    )
    arrival = Arrival.objects.filter(id=OuterRef("arrival"), annulled_at=None)
    wanted = rows.exclude(state="declined").annotate(
        arrived_on=Subquery(arrival.values("arrived_on")[:1]),
        detected=Subquery(arrival.values("recorded_at")[:1]),
        quarantined=Subquery(served.order_by("at").values("at")[:1]),
        fever=Subquery(fevers.values("began_at")[:1]),
        diagnosed=Subquery(positive.order_by("known_at").values("known_at")[:1]),
        treated=Subquery(clinic.order_by("at").values("at")[:1]),
    )
    return [_earlies(one) for one in wanted.order_by("proposed_at", "id")]


def _earlies(one: Episode) -> Earlies:
    told = one.__dict__
    arrived = told["arrived_on"]
    return Earlies(
        episode=one.id,
        stamp=one.stamp,
        here_since=clock.day_bounds(arrived)[0] if arrived else None,
        detected_at=told["detected"],
        reported_at=one.proposed_at,
        quarantined_at=told["quarantined"],
        fever_at=told["fever"],
        diagnosed_at=told["diagnosed"],
        treated_at=told["treated"],
    )


def middle(found: Sequence[Earlies], name: str) -> timedelta | None:
    """The median of a lag, of those who have both its ends; None where nobody has."""
    known = [lag.total_seconds() for one in found if (lag := one.lag(name)) is not None]
    return timedelta(seconds=median(known)) if known else None
