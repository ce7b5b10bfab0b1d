"""Phones, who is signed in on them, and what they hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum

from wangdi.access.scoping import Scope
from wangdi.field.models import FieldReceipt, Parked, Phone, Sending, SignIn
from wangdi.lib import clock
from wangdi.staff.models import Worker
from wangdi.staff.queries import around

RECENT, SHOWN = timedelta(days=7), 20


def phones_seen(scope: Scope) -> QuerySet[Phone]:
    """Phones of one's places; of the whole office also those of nowhere in particular."""
    return Phone.objects.filter(_within(scope))


def listed(scope: Scope) -> QuerySet[Phone]:
    """Phones as the board shows them: what is held for longest first, with who was last on each."""
    last = SignIn.objects.filter(phone=OuterRef("pk")).order_by("-began_at")
    named = phones_seen(scope).annotate(
        worker=Subquery(last.values("user__name")[:1]), until=Subquery(last.values("until")[:1])
    )
    return named.order_by(F("oldest_unsent_at").asc(nulls_last=True), "-seen_at", "id")


def sign_ins_of(phone: Phone) -> list[SignIn]:
    found = SignIn.objects.filter(phone=phone).select_related("user")
    return list(found.order_by("-began_at", "-id")[:SHOWN])


def sendings_of(phone: Phone) -> list[Sending]:
    """The last sendings that brought something."""
    found = Sending.objects.filter(phone=phone, received__gt=0)
    return list(found.order_by("-at", "-id")[:SHOWN])


def parked_of(phone: Phone) -> int:
    return Parked.objects.filter(phone=phone).count()


def sign_ins_seen(scope: Scope) -> QuerySet[SignIn]:
    return SignIn.objects.filter(_within(scope)).select_related("phone", "user")


def open_sign_ins(scope: Scope, at: datetime) -> QuerySet[SignIn]:
    """Who is signed in now, the longest first."""
    found = sign_ins_seen(scope).filter(ended_at=None, until__gt=at)
    return found.order_by("began_at", "id")


def workers_for_codes(scope: Scope) -> QuerySet[Worker]:
    """Workers with an account whom one may let in on a phone."""
    found = around(scope).filter(user__is_active=True).select_related("user")
    return found.order_by("initials", "name", "id")


@dataclass(frozen=True, slots=True)
class Held:
    """What lies on phones as they last said."""

    phones: int
    records: int
    oldest: datetime | None


def held(scope: Scope) -> Held:
    found = phones_seen(scope).filter(unsent__gt=0)
    sums = found.aggregate(phones=Count("id"), records=Sum("unsent"))
    first = found.exclude(oldest_unsent_at=None).order_by("oldest_unsent_at").first()
    return Held(sums["phones"], sums["records"] or 0, first.oldest_unsent_at if first else None)


def unsent_at(checkpoints: Collection[UUID]) -> dict[UUID, int]:
    """Records on phones that last carried the list of each checkpoint. One query."""
    last = SignIn.objects.filter(phone=OuterRef("pk")).order_by("-began_at")
    found = Phone.objects.filter(unsent__gt=0).annotate(
        gate=Subquery(last.values("checkpoint")[:1])
    )
    rows = found.filter(gate__in=set(checkpoints)).values_list("gate")
    return dict(rows.annotate(count=Sum("unsent")))


def marked(phone: UUID) -> dict[str, int]:
    """Of a phone's records of the last week: how many there are, and how many clocks were wrong."""
    since = clock.now() - RECENT
    found = FieldReceipt.objects.filter(phone=phone, received_at__gte=since)
    return found.aggregate(
        records=Count("key"),
        uncertain=Count("key", filter=Q(uncertain=True)),
        skewed=Count("key", filter=Q(skewed=True)),
    )


def _within(scope: Scope) -> Q:
    query = scope.query()
    return query | Q(community_id=None) if scope.whole else query
