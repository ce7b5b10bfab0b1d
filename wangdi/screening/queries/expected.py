"""Who said that he is coming: by day and community, waited for, arrived, not shown up."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, Min, OuterRef, Prefetch, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.screening.models import (
    Declaration,
    DeclarationCall,
    Expected,
    ReturnedVehicle,
    VehicleReport,
)

LATELY = timedelta(days=30)
WAITING, LATE, ARRIVED, CLOSED = "waiting", "late", "arrived", "closed"
STATES = (LATE, WAITING, ARRIVED, CLOSED)


@dataclass(frozen=True, slots=True)
class DayCount:
    """The expected people of a community on a day: all, arrived, still waited for."""

    day: date
    community: int | None
    expected: int
    arrived: int
    waiting: int


def by_day(scope: Scope, first: date, last: date) -> list[DayCount]:
    """One row for each day and community on which somebody is expected."""
    rows = Expected.objects.visible_to(scope).filter(arrives_on__range=(first, last))
    told = rows.exclude(closed_how="mistake").order_by("arrives_on", "community_id")
    counted = told.values_list("arrives_on", "community_id").annotate(
        n=Count("pk"),
        arrived=Count("pk", filter=Q(closed_how="arrived")),
        waiting=Count("pk", filter=Q(closed_at=None)),
    )
    return [DayCount(*row) for row in counted]


def declarations(
    scope: Scope, state: str, today: date, day: date | None = None
) -> QuerySet[Declaration]:
    """Declarations with somebody in `state`, the first expected first."""
    people = _lately(scope, today).filter(_in_state(state, today))
    if day is not None:
        people = people.filter(arrives_on=day)
    found = Declaration.objects.visible_to(scope).filter(annulled_at=None)
    found = found.filter(id__in=people.values("declaration"))
    return found.prefetch_related("people").order_by("arrives_on", "id")


def counts(scope: Scope, today: date) -> dict[str, int]:
    """How many people are in each state now."""
    rows = _lately(scope, today).order_by()
    each = {state: Count("pk", filter=_in_state(state, today)) for state in STATES}
    return dict(rows.aggregate(today=Count("pk", filter=_of_today(today)), **each))


def one(scope: Scope, declaration: UUID) -> QuerySet[Declaration]:
    """One declaration with its people, its calls and its door."""
    calls = DeclarationCall.objects.filter(annulled_at=None).order_by("-at")
    found = Declaration.objects.visible_to(scope).filter(id=declaration, annulled_at=None)
    people = Expected.objects.order_by("position").select_related("arrival")
    found = found.select_related("dwelling").prefetch_related(Prefetch("calls", calls))
    return found.prefetch_related(Prefetch("people", people))


def at_door(dwelling: UUID) -> QuerySet[Expected]:
    """Who is waited for behind a door, the first to come first."""
    waiting = Expected.objects.waited_for().filter(declaration__dwelling=dwelling)
    return waiting.select_related("declaration").order_by("arrives_on", "position")


def told_before(scope: Scope, declaration: Declaration) -> int:
    """How many other open declarations give the same telephone."""
    same = Declaration.objects.visible_to(scope).filter(
        phone_index=declaration.phone_index, withdrawn_at=None, annulled_at=None
    )
    return same.exclude(id=declaration.id).count()


def vehicles(scope: Scope, first: date) -> QuerySet[ReturnedVehicle]:
    """Vehicles that came back since `first`, those nobody reported on first."""
    reported = Min("reports__at", filter=Q(reports__annulled_at=None))
    found = ReturnedVehicle.objects.visible_to(scope).standing().filter(returned_on__gte=first)
    found = found.annotate(reported=reported)
    return found.order_by(F("reported").asc(nulls_first=True), "-returned_on", "-id")


def not_followed_up(scope: Scope, first: date) -> int:
    """How many of them nobody has reported on."""
    standing = VehicleReport.objects.filter(vehicle=OuterRef("id"), annulled_at=None)
    found = ReturnedVehicle.objects.visible_to(scope).standing().filter(returned_on__gte=first)
    return found.filter(~Exists(standing)).count()


def _lately(scope: Scope, today: date) -> QuerySet[Expected]:
    """Those of the last month and to come: what is older costs nothing."""
    return Expected.objects.visible_to(scope).filter(arrives_on__gte=today - LATELY)


def _of_today(today: date) -> Q:
    return Q(arrives_on=today) & ~Q(closed_how__in=("withdrawn", "mistake"))


def _in_state(state: str, today: date) -> Q:
    waiting = Q(closed_at=None)
    return {
        WAITING: waiting & Q(arrives_on__gte=today),
        LATE: waiting & Q(arrives_on__lt=today),
        ARRIVED: Q(closed_how="arrived"),
        CLOSED: Q(closed_at__isnull=False) & ~Q(closed_how="arrived"),
    }[state]
