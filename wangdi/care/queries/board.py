"""The board: how many stand on each list, in one query over what is open."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from wangdi.access.scopes import Standing
from wangdi.care.models import Order, OrderStep
from wangdi.care.queries import seen
from wangdi.care.rules import states
from wangdi.lib import clock

COUNTED = ("lifeline", "late", "open", "problem")
RECENT = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many stand on the lists of what is still to be done."""

    lifeline: int
    late: int
    open: int
    problem: int

    def of(self, name: str) -> int | None:
        """None of lists that are history: they are not counted, so that they cost nothing."""
        return getattr(self, name, None) if name in COUNTED else None


def counts(standing: Standing, at: datetime) -> Counts:
    """One query, over what is open alone: its cost does not grow with what was done."""
    rows = seen.orders(standing).filter(state__in=states.OPEN).order_by()
    wanted = {name: Count("id", filter=seen.on(name, at)) for name in COUNTED}
    return Counts(**rows.aggregate(**wanted))


def listed(standing: Standing, name: str, at: datetime) -> QuerySet[Order]:
    """One list, without its order; what nobody confirmed only of the last days."""
    rows = seen.orders(standing).filter(seen.on(name, at))
    if name == "unconfirmed":
        rows = rows.filter(delivered_at__gte=at - RECENT)
    return rows.select_related("household", "person", "holder")


def mine(standing: Standing, user: int) -> QuerySet[Order]:
    """What this user has taken, lifelines first, then in walking order."""
    rows = seen.orders(standing).filter(holder=user, state__in=states.TO_DO)
    return rows.select_related("household", "person").order_by(
        "-lifeline", "household__sort_key", "due_at", "id"
    )


def steps_of(order: Order) -> list[OrderStep]:
    """What was done with it, newest first; what was taken back stays out."""
    rows = OrderStep.objects.filter(order=order, annulled_at=None)
    return list(rows.order_by("-at", "-id"))


def waste_of(standing: Standing, day: date) -> QuerySet[Order]:
    """The pickups of one day, planned or asked for, with bin, vehicle and who took them."""
    first, last = clock.day_bounds(day)
    asked = Q(slot="", due_at__gte=first, due_at__lt=last)
    rows = seen.orders(standing).filter(asked | Q(slot=day.isoformat()), kind="waste")
    return rows.select_related("household", "chain", "person").order_by("household__sort_key", "id")
