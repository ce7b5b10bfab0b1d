"""Line lists by class, computed from facts: who is on each, and how many on all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.scoping import Scope
from wangdi.screening import journeys, turns
from wangdi.screening.models import Arrival, ProofResult, Transport
from wangdi.screening.queries.arrivals import arrivals_between

NEEDS = Q(key_area=True) | Q(contact=True) | ~Q(symptoms=[])


@dataclass(frozen=True, slots=True)
class LineList:
    """`health`: being on it says something of somebody's health."""

    name: str
    label: str | Promise
    condition: Callable[[], Q]
    health: bool = False


def _undecided() -> Q:
    waiting = turns.waiting()
    return NEEDS if waiting is None else waiting


LISTS = {
    one.name: one
    for one in (
        LineList("all", _("All returnees"), lambda: Q()),
        LineList("key_area", _("Key areas"), lambda: Q(key_area=True)),
        LineList("contact", _("Said to have met a case"), lambda: Q(contact=True), health=True),
        LineList("symptoms", _("With symptoms"), lambda: ~Q(symptoms=[]), health=True),
        LineList("undecided", _("Not yet decided"), _undecided),
        LineList("exposed", _("Work with a risk"), lambda: ~Q(exposures=[])),
        LineList(
            "untested",
            _("No proof of a test"),
            lambda: Q(test_result__in=("", ProofResult.WAITING)),
        ),
        LineList("together", _("Came with companions"), lambda: Q(party__isnull=False)),
        LineList("by_car", _("Came by car"), lambda: Q(transport=Transport.CAR)),
        LineList("left_again", _("Left again"), lambda: Q(left_again_on__isnull=False)),
    )
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows of a list: of these days, from this place (a code's beginning), by this means."""

    first: date
    last: date
    name: str = "all"
    origin: str = ""
    mode: str = ""
    community: int | None = None


def period(recent_days: int, today: date) -> tuple[date, date]:
    return today - timedelta(days=recent_days), today


def line_list(scope: Scope, asked: Asked) -> QuerySet[Arrival]:
    """The rows of a list, newest first."""
    found = _narrowed(scope, asked).filter(LISTS[asked.name].condition())
    return found.select_related("person", "dwelling")


def counts(scope: Scope, asked: Asked) -> dict[str, int]:
    """How many stand on each list; all of them in one query."""
    each: dict[str, Any] = {
        f"n_{one.name}": Count("pk", filter=one.condition()) for one in LISTS.values()
    }
    rows = _narrowed(scope, asked).order_by().aggregate(**each)
    return {name.removeprefix("n_"): count for name, count in rows.items()}


def aboard(scope: Scope, number: str, first: date, last: date) -> QuerySet[Arrival]:
    """Who came by one train, flight or vehicle, those who sat together side by side."""
    found = arrivals_between(scope, first, last)
    found = found.filter(transport_key=journeys.transport_key(number))
    return found.order_by("arrived_on", "seat", "id").select_related("person", "dwelling")


def _narrowed(scope: Scope, asked: Asked) -> QuerySet[Arrival]:
    found = arrivals_between(scope, asked.first, asked.last)
    if asked.origin:
        found = found.filter(origin_code__startswith=asked.origin)
    if asked.mode:
        found = found.filter(transport="" if asked.mode == "unknown" else asked.mode)
    if asked.community is not None:
        found = found.filter(community_id=asked.community)
    return found
