"""What was done, in units: tonnes of vegetables, doorstep services. Each opens to its rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform

from wangdi.access.scopes import Standing
from wangdi.care.models import Order
from wangdi.care.models.planning import measured
from wangdi.care.queries import seen
from wangdi.lib import clock
from wangdi.profiles.texts import Text


@dataclass(frozen=True, slots=True)
class Total:
    """`times` doorstep services of a kind; `amount` in its unit where it was written down."""

    kind: str
    title: str
    unit: str
    times: int
    amount: Decimal | None
    in_time: int

    @property
    def measured(self) -> str:
        """“14.0 t”, “35 bags”; nothing where nobody wrote down how much."""
        return measured(self.amount, self.unit) if self.amount is not None else ""

    @property
    def percent(self) -> int:
        return self.in_time * 100 // self.times if self.times else 0


def brought(standing: Standing, first: date | None, last: date, kind: str = "") -> QuerySet[Order]:
    """What was at the door from `first` (None: from the beginning) to `last`."""
    found = seen.orders(standing).filter(delivered_at__isnull=False)
    found = found.filter(delivered_at__lt=clock.day_bounds(last)[1])
    if first is not None:
        found = found.filter(delivered_at__gte=clock.day_bounds(first)[0])
    return found.filter(kind=kind) if kind else found


def totals(standing: Standing, first: date | None, last: date) -> list[Total]:
    """By kind and unit, the most frequent first; one query."""
    rows = (
        brought(standing, first, last)
        .order_by()
        .values("kind", "unit")
        .annotate(
            n=Count("id"),
            sum=Sum("amount"),
            good=Count("id", filter=Q(delivered_at__lte=F("due_at"))),
            zh=Max(KeyTextTransform("zh", "title")),
            en=Max(KeyTextTransform("en", "title")),
        )
    )
    found = [
        Total(
            *(row["kind"], str(Text(zh=row["zh"], en=row["en"])), row["unit"], row["n"]),
            *(row["sum"], row["good"]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.times, one.kind))
