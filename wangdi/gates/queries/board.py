"""The figures of a board: from the tallies, never from half a million rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from wangdi.access.scoping import Scope
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates.models import Alarm, Crossing, Presence, Tally
from wangdi.gates.models.crossings import PASSING
from wangdi.lib import bulk, clock

LETS = Q(outcome__in=PASSING)
COUNTS = {
    "came": Sum("crossings", filter=LETS & Q(direction="in"), default=0),
    "went": Sum("crossings", filter=LETS & Q(direction="out"), default=0),
    "refused": Sum("crossings", filter=Q(outcome="refuse"), default=0),
    "outsiders": Sum("crossings", filter=LETS & Q(direction="in", who="guest"), default=0),
    "fevers": Sum("crossings", filter=Q(code="fever"), default=0),
    "vehicles": Sum("vehicles", default=0),
}


@dataclass(slots=True)
class GateLine:
    """One gate of the board: what crossed, and what its phones have not sent yet."""

    gate: Checkpoint
    counts: dict[str, int] = field(default_factory=dict)
    unsent: int | None = None


def open_gates(scope: Scope) -> list[Checkpoint]:
    rows = Checkpoint.objects.visible_to(scope).standing().open().select_related("place")
    return list(rows.order_by("community_id", "number", "name", "id"))


def by_gate(gates: Iterable[UUID], day: date) -> dict[UUID, dict[str, int]]:
    """Counts of a day by checkpoint, those without any left out. One query."""
    rows = _of_day(gates, day).values_list("checkpoint").annotate(**COUNTS).order_by()
    return {gate: dict(zip(COUNTS, counts, strict=True)) for gate, *counts in rows}


def totals(gates: Iterable[UUID], day: date) -> dict[str, int]:
    return _of_day(gates, day).aggregate(**COUNTS)


def by_hour(gates: Iterable[UUID], day: date) -> list[tuple[int, int, int]]:
    """(hour, in, out) of all that passed, for the hours in which anybody did."""
    rows = _of_day(gates, day).filter(LETS).values("hour").order_by("hour")
    counted = rows.annotate(came=COUNTS["came"], went=COUNTS["went"])
    return [(clock.local(row["hour"]).hour, row["came"], row["went"]) for row in counted]


def refusals(gates: Iterable[UUID], day: date) -> list[tuple[str, int]]:
    """(code, how many), the most often first."""
    rows = _of_day(gates, day).filter(outcome="refuse").values("code").order_by()
    counted = rows.annotate(times=Sum("crossings")).filter(times__gt=0)
    return sorted(((row["code"], row["times"]) for row in counted), key=lambda one: -one[1])


def inside(places: Collection[int]) -> dict[str, int]:
    """Outsiders who came and have not gone, and residents who went and have not come back."""
    return Presence.objects.filter(place_id__in=list(places)).aggregate(
        outsiders=Count("id", filter=Q(direction="in") & ~Q(who="resident")),
        away=Count("id", filter=Q(direction="out", who="resident")),
    )


def visitors_inside(place: int, most: int = 200) -> list[Presence]:
    """Registered visitors and guests of a place who have not left, the longest first."""
    rows = Presence.objects.filter(place_id=place, direction="in").exclude(who="resident")
    return list(rows.order_by("at")[:most])


def alarms(scope: Scope, gates: Iterable[UUID], day: date) -> list[Alarm]:
    """The calls of a day in a scope or at its gates, those that wait first."""
    begins, ends = clock.day_bounds(day)
    here = scope.query() | Q(checkpoint__in=list(gates))
    rows = Alarm.objects.filter(here, withdrawn_at=None, at__gte=begins, at__lt=ends)
    return list(rows.select_related("checkpoint").order_by("answered_at", "-at")[:50])


def day_of_gate(gate: UUID, day: date) -> QuerySet[Crossing]:
    """The crossings of a checkpoint on a day, newest first."""
    begins, ends = clock.day_bounds(day)
    return Crossing.objects.filter(checkpoint=gate, at__gte=begins, at__lt=ends).order_by("-at")


COUNTED = """
    SELECT checkpoint_id,
        count(*) FILTER (WHERE direction = 'in' AND outcome IN ('allow', 'condition')),
        count(*) FILTER (WHERE direction = 'out' AND outcome IN ('allow', 'condition')),
        count(*) FILTER (WHERE outcome = 'refuse')
    FROM gates_crossing WHERE checkpoint_id = ANY(%s::uuid[]) AND at >= %s AND at < %s
        AND received_at >= %s AND annulled_at IS NULL GROUP BY 1
"""


def counted(
    gates: Iterable[UUID], begin: datetime, end: datetime
) -> dict[UUID, tuple[int, int, int]]:
    """(in, out, refused) of each checkpoint between two instants, e.g. of a shift. One query."""
    rows = bulk.execute(COUNTED, [list(gates), begin, end, begin])
    return {gate: (came, went, refused) for gate, came, went, refused in rows}


def _of_day(gates: Iterable[UUID], day: date) -> QuerySet[Tally]:
    begins, ends = clock.day_bounds(day)
    return Tally.objects.filter(checkpoint__in=list(gates), hour__gte=begins, hour__lt=ends)
