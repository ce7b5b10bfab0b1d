"""Campaigns, series and rounds through a scope."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from wangdi.access.scoping import Scope
from wangdi.screening import repeating
from wangdi.screening.models import Campaign, CanvassRound, FoundDoor, RoundSeries


def rounds(scope: Scope) -> QuerySet[CanvassRound]:
    """Rounds through the scope, the running ones first, the newest first."""
    seen = CanvassRound.objects.all().visible_to(scope)
    return seen.order_by(F("closed_at").desc(nulls_first=True), "-starts_on", "-id")


def campaigns(scope: Scope) -> QuerySet[Campaign]:
    """Campaigns through the scope, the running ones first, the newest first."""
    seen = Campaign.objects.all().visible_to(scope)
    return seen.order_by(F("closed_at").desc(nulls_first=True), "-starts_at", "-id")


@dataclass(frozen=True, slots=True)
class Repeating:
    """A series, the day of its next round, and whether one that is due was not opened."""

    series: RoundSeries
    rounds: int
    following: date | None
    missing: bool


def series(scope: Scope, today: date) -> list[Repeating]:
    """The series of a scope that go on. Two queries."""
    going = RoundSeries.objects.all().visible_to(scope)
    found = []
    for one in going.filter(stopped_at=None, until__gte=today).prefetch_related("rounds"):
        opened = {canvass.starts_on for canvass in one.rounds.all()}
        span = repeating.due(one, today)
        missing = span is not None and span.first not in opened
        found.append(Repeating(one, len(opened), repeating.following(one, today), missing))
    return found


def found_doors(scope: Scope, canvass: CanvassRound) -> int:
    """How many doors that nobody knew were found in a round."""
    return FoundDoor.objects.visible_to(scope).filter(round=canvass, annulled_at=None).count()
