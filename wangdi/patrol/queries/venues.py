"""Venues with what binds them now, orders with how far they are kept, one venue's history."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from wangdi.access.scoping import Scope
from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.patrol import papers
from wangdi.patrol.actions import standing
from wangdi.patrol.actions.venues import REOPEN
from wangdi.patrol.models import Banquet, EntryCheck, Venue, VenueCheck, VenueOrder
from wangdi.patrol.rules import orders

LISTS = ("wrong", "must_close", "must_open", "still_closed", "unseen", "all")
FRESH = timedelta(days=2)


def seen(scope: Scope) -> QuerySet[Venue]:
    return Venue.objects.visible_to(scope).trading().select_related("place")


def on(name: str, at: datetime) -> Q:
    """The condition of standing on one list; what is ordered is worked out from the orders."""
    close, stay = standing.told(at, orders.CLOSE), standing.told(at, orders.STAY_OPEN)
    if name == "must_close":
        return close
    if name == "must_open":
        return stay
    if name == "still_closed":
        waiting = Duty.objects.filter(kind=REOPEN, settled_at=None, opens_at__lte=at)
        return Q(id__in=waiting.values("subject"))
    if name == "unseen":
        return (close | stay) & (Q(seen_at=None) | Q(seen_at__lt=at - FRESH))
    if name == "wrong":
        return (close & Q(seen_open=True)) | (stay & ~close & Q(seen_open=False))
    return Q()


def listed(scope: Scope, name: str, at: datetime) -> QuerySet[Venue]:
    return seen(scope).filter(on(name, at))


def counts(scope: Scope, at: datetime) -> dict[str, int]:
    """How many stand on each list. Three queries."""
    wanted = {name: Count("id", filter=on(name, at)) for name in LISTS[:-1]}
    return seen(scope).order_by().aggregate(**wanted, all=Count("id"))


def checks_of(venue: Venue) -> list[VenueCheck]:
    rows = VenueCheck.objects.filter(venue=venue, annulled_at=None)
    return list(rows.order_by("-at", "-id")[:30])


def entries_of(venue: Venue, since: datetime) -> dict[str, int]:
    """Visitors looked at since: how many, with which outcome, with a paper. One query."""
    rows = EntryCheck.objects.filter(venue=venue, annulled_at=None, at__gte=since)
    return rows.aggregate(
        all=Count("id"),
        come_in=Count("id", filter=Q(outcome="come_in")),
        aside=Count("id", filter=Q(outcome="aside")),
        paper=Count("id", filter=Q(paper=True)),
    )


def banquets_of(venue: Venue) -> QuerySet[Banquet]:
    return Banquet.objects.filter(venue=venue, annulled_at=None).order_by("-held_on", "-id")


@dataclass(frozen=True, slots=True)
class Called:
    """Banquets called off in a scope: how many, how many tables, how many paid back."""

    times: int
    tables: int
    refunded: int


def called_off(scope: Scope) -> Called:
    rows = Banquet.objects.visible_to(scope).filter(annulled_at=None)
    told = rows.aggregate(
        times=Count("id"), sum=Sum("tables"), back=Count("id", filter=Q(refunded=True))
    )
    return Called(told["times"], told["sum"] or 0, told["back"])


@dataclass(frozen=True, slots=True)
class Kept:
    """An order with the venues it binds in one's scope, and how they were last found."""

    order: VenueOrder
    state: str
    venues: int
    wrong: int
    unseen: int


def orders_of(scope: Scope) -> QuerySet[VenueOrder]:
    rows = VenueOrder.objects.visible_to(scope).standing()
    return rows.select_related("place").order_by("-starts_at", "-id")


def paper_of(order: VenueOrder) -> Document | None:
    """The numbered paper of an order."""
    return Document.objects.filter(subject=order.id, kind=papers.ORDER).first()


def kept(scope: Scope, shown: list[VenueOrder], at: datetime) -> list[Kept]:
    """Each order with its counts; one query for all of them."""
    wanted = {}
    for number, one in enumerate(shown):
        bound = standing.bound_by([one])
        against = one.measure == orders.CLOSE
        wanted[f"v{number}"] = Count("id", filter=bound)
        wanted[f"w{number}"] = Count("id", filter=bound & Q(seen_open=against))
        wanted[f"u{number}"] = Count("id", filter=bound & Q(seen_at=None))
    told = Venue.objects.visible_to(scope).trading().order_by().aggregate(**wanted)
    return [
        Kept(one, one.state_at(at), told[f"v{n}"], _wrong(one, told[f"w{n}"]), told[f"u{n}"])
        for n, one in enumerate(shown)
    ]


def _wrong(order: VenueOrder, found: int) -> int:
    """Of bans it is not whether the venue is open that counts."""
    return found if order.measure in (orders.CLOSE, orders.STAY_OPEN) else 0
