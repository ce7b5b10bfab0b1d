"""Tickets by what is to be done, callers who called before, and how fast they are answered."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.hotline.models import Kind, Ticket, TicketStep
from wangdi.hotline.rules import deadlines, states
from wangdi.lib import clock
from wangdi.lib.fields import index_many
from wangdi.people.models import Household
from wangdi.people.once import once

MOST_OF_HOME = 20

LISTS = ("open", "sort", "late", "reply", "closed", "false")
BEFORE = 20
FALSE_TIMES = 2


def tickets(scope: Scope, name: str, at: datetime) -> QuerySet[Ticket]:
    """One line list: `open`, to `sort`, `late`, to `reply`, `closed`, `false` again and again."""
    found = Ticket.objects.visible_to(scope)
    wanted = {
        "open": Q(state__in=states.UNANSWERED),
        "sort": Q(state__in=(states.RECEIVED, states.CLASSIFIED, states.REOPENED)),
        "late": Q(state__in=states.UNANSWERED, due_at__lt=at),
        "reply": Q(state=states.HANDLED),
        "closed": Q(state__in=(states.REPLIED, states.EVALUATED, states.CLOSED)),
        "false": Q(verdict="false"),
    }[name]
    return found.filter(wanted)


def counts(scope: Scope, at: datetime) -> dict[str, int]:
    """How many stand on each list; one query for each."""
    return {name: tickets(scope, name, at).count() for name in LISTS}


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of a number: how often it called, and how often that was shown to be false."""

    calls: int = 0
    false: int = 0
    open: tuple[Ticket, ...] = ()


def before(scope: Scope, phone: str, *, but: UUID | None = None) -> Before:
    """Earlier tickets of the same number, in a scope; two queries."""
    [index] = index_many(Ticket, "phone_index", [phone or None])
    if index is None:
        return Before()
    rows = Ticket.objects.visible_to(scope).filter(phone_index=index)
    if but is not None:
        rows = rows.exclude(id=but)
    total = rows.aggregate(n=Count("id"), false=Count("id", filter=Q(verdict="false")))
    waiting = rows.filter(state__in=states.UNANSWERED).order_by("-received_at")[:5]
    return Before(total["n"], total["false"], tuple(waiting))


@dataclass(frozen=True, slots=True)
class Again:
    """A number whose tips were shown to be false more than once; `last` is one of them."""

    times: int
    last: Ticket


def false_again(scope: Scope) -> list[Again]:
    """Callers with several false tips, the most first; an anonymous one stays unnamed."""
    false = Ticket.objects.visible_to(scope).filter(verdict="false", phone_index__isnull=False)
    rows = false.order_by().values_list("phone_index").annotate(n=Count("id"))
    often = {bytes(index): n for index, n in rows.filter(n__gte=FALSE_TIMES)}
    latest = false.filter(phone_index__in=list(often)).order_by("phone_index", "-received_at")
    found = [
        Again(often[bytes(one.phone_index)], one)
        for one in latest.distinct("phone_index")
        if one.phone_index is not None
    ]
    return sorted(found, key=lambda one: -one.times)


def steps_of(ticket: Ticket) -> list[TicketStep]:
    """What was done with it, newest first; what was taken back stays out."""
    rows = TicketStep.objects.filter(ticket=ticket, annulled_at=None)
    return list(rows.order_by("-at", "-id"))


@once
def of_home(household: Household) -> list[Ticket]:
    """Tickets about a home: its own, or about its door where no home is named."""
    about = Q(household=household) | Q(dwelling=household.dwelling_id, household=None)
    rows = Ticket.objects.filter(about, annulled_at=None)
    return list(rows.order_by("-received_at")[:MOST_OF_HOME])


@dataclass(slots=True)
class Speed:
    """How the tickets of a class stand: answered in time, late, still to answer."""

    label: str
    all: int = 0
    in_time: int = 0
    late: int = 0
    satisfied: int = 0
    rated: int = 0

    @property
    def decided(self) -> int:
        return self.in_time + self.late

    @property
    def waiting(self) -> int:
        return self.all - self.decided

    @property
    def percent(self) -> int | None:
        return deadlines.percent(self.in_time, self.decided)


@dataclass(slots=True)
class Speeds:
    total: Speed
    kinds: list[tuple[str, Speed]] = field(default_factory=list)


def speeds(scope: Scope, first: date, last: date, at: datetime) -> Speeds:
    """How fast tickets received from `first` to `last` were answered, in all and by kind."""
    begins, _ = clock.day_bounds(first)
    _, ends = clock.day_bounds(last)
    rows = Ticket.objects.visible_to(scope).filter(received_at__gte=begins, received_at__lt=ends)
    late = Q(replied_at__gt=F("due_at")) | Q(replied_at=None, due_at__lt=at)
    grouped = (
        rows.order_by()
        .values("kind")
        .annotate(
            n=Count("id"),
            good=Count("id", filter=Q(replied_at__lte=F("due_at"))),
            bad=Count("id", filter=late),
            rated=Count("id", filter=Q(satisfied__isnull=False)),
            pleased=Count("id", filter=Q(satisfied=True)),
        )
    )
    known = {row["kind"]: row for row in grouped}
    total = Speed("")
    kinds: list[tuple[str, Speed]] = []
    for kind in Kind:
        row = known.get(kind.value)
        one = Speed(str(kind.label))
        if row:
            one = Speed(
                str(kind.label), row["n"], row["good"], row["bad"], row["pleased"], row["rated"]
            )
        kinds.append((kind.value, one))
        for name in ("all", "in_time", "late", "satisfied", "rated"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
    return Speeds(total, kinds)


def month(day: date) -> tuple[date, date]:
    """The thirty days up to a day."""
    return day - timedelta(days=29), day
