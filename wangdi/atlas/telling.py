"""What is told of places: visits and risk, as named questions."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.atlas.models import AreaRisk, AreaVisit
from wangdi.lib import clock
from wangdi.territory.models import Place


def risk_of(place: Place, day: date | None = None) -> AreaRisk | None:
    """The level that holds at a place on a day: its own newest, else that of the nearest above."""
    line = [*place.ancestors, place.id]
    found = risks_on(line, day or clock.today())
    return next((found[one] for one in reversed(line) if one in found), None)


def risks_on(place_ids: Iterable[int], day: date) -> dict[int, AreaRisk]:
    """The level entered for each place itself that holds on a day. One query."""
    rows = AreaRisk.objects.filter(
        Q(until=None) | Q(until__gte=day),
        place__in=set(place_ids),
        since__lte=day,
        annulled_at=None,
    )
    ordered = rows.order_by("since", "at").select_related("place")
    return {row.place_id: row for row in ordered}


def risk_history(place: Place) -> QuerySet[AreaRisk]:
    return AreaRisk.objects.filter(place=place).order_by("-since", "-at")


def visits(scope: Scope, communities: Iterable[int]) -> QuerySet[AreaVisit]:
    """Visits to these communities that still stand, the newest first."""
    rows = AreaVisit.objects.visible_to(scope)
    found: QuerySet[AreaVisit] = rows.filter(place__in=list(communities), annulled_at=None)
    return found.select_related("place").order_by("-on", "-at")


def unvisited(communities: Iterable[Place], day: date) -> list[Place]:
    """The communities to which no leader went on a day. One query."""
    known = {one.id: one for one in communities}
    rows = AreaVisit.objects.filter(place__in=known, on=day, annulled_at=None)
    seen = set(rows.values_list("place_id", flat=True))
    return [one for number, one in known.items() if number not in seen]
