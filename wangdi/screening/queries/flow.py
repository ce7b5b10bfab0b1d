"""How many came, from where, on which day, by what: counts that open to their line list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left

from wangdi.access.scoping import Scope
from wangdi.screening import divisions
from wangdi.screening.queries.arrivals import arrivals_between


@dataclass(frozen=True, slots=True)
class Flow:
    """One place, day or means, with how many came and how many of them from key areas."""

    key: str
    count: int
    key_areas: int


def by_origin(scope: Scope, first: date, last: date, province: str = "") -> list[Flow]:
    """By province, or by prefecture within one; most first. What has no code comes under ''."""
    length = 4 if province else 2
    rows = arrivals_between(scope, first, last).order_by()
    if province:
        rows = rows.filter(origin_code__startswith=province)
    return _grouped(rows.annotate(key=Left("origin_code", length)))


def by_day(scope: Scope, first: date, last: date) -> list[Flow]:
    """Every day of the period, those without anybody too."""
    rows = arrivals_between(scope, first, last).order_by()
    counted = rows.values_list("arrived_on").annotate(n=Count("pk"), k=_KEY)
    found = {day: (n, k) for day, n, k in counted}
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return [Flow(day.isoformat(), *found.get(day, (0, 0))) for day in days]


def by_mode(scope: Scope, first: date, last: date) -> list[Flow]:
    """By means of transport; not known comes under ''."""
    rows = arrivals_between(scope, first, last).order_by()
    counted = rows.values_list("transport").annotate(n=Count("pk"), k=_KEY).order_by("-n")
    return [Flow(*row) for row in counted]


def day_by_origin(
    scope: Scope, first: date, last: date, places: Iterable[str]
) -> dict[str, list[int]]:
    """For each of `places` (provinces) how many came on each day of the period."""
    wanted = list(places)
    rows = arrivals_between(scope, first, last).order_by().annotate(key=Left("origin_code", 2))
    counted = rows.filter(key__in=wanted).values_list("key", "arrived_on").annotate(n=Count("pk"))
    found: dict[str, list[int]] = defaultdict(lambda: [0] * ((last - first).days + 1))
    for key, day, count in counted:
        found[key][(day - first).days] = count
    return {place: found[place] for place in wanted}


def name_of(code: str) -> str:
    known = divisions.by_code().get(code)
    return known.short if known else ""


_KEY = Count("pk", filter=Q(key_area=True))


def _grouped(rows: QuerySet[Any]) -> list[Flow]:
    counted = rows.values_list("key").annotate(n=Count("pk"), k=_KEY).order_by("-n", "key")
    return [Flow(*row) for row in counted]
