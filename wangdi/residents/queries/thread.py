"""The messages between households and their workers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from wangdi.access.scoping import Scope
from wangdi.people.models import Household
from wangdi.residents.models import Message

MOST = 200


@dataclass(frozen=True, slots=True)
class Thread:
    """One household's thread in a list: how many of its messages nobody has opened."""

    household: Household
    last_at: datetime
    unread: int
    answered: bool


def messages_of(household: UUID) -> list[Message]:
    """The last of them, oldest first."""
    rows = Message.objects.filter(household=household, annulled_at=None)
    return list(rows.order_by("-at", "-id")[:MOST])[::-1]


def unread(household: UUID, *, from_household: bool) -> int:
    rows = Message.objects.filter(household=household, from_household=from_household)
    return rows.filter(read_at=None, annulled_at=None).count()


def threads(scope: Scope, *, waiting: bool = False) -> list[Thread]:
    """Threads in scope, those that wait longest for an answer first, then the newest; two queries.

    At most MOST; `waiting`: only those whose last word is the household's.
    """
    rows = Message.objects.visible_to(scope).filter(annulled_at=None)
    theirs, ours = Q(from_household=True), Q(from_household=False)
    summed = rows.values("household").annotate(
        last=Max("at"),
        asked=Max("at", filter=theirs),
        told=Max("at", filter=ours),
        new=Count("id", filter=theirs & Q(read_at=None)),
    )
    found = [
        (one["household"], one["last"], one["new"], not _waits(one["asked"], one["told"]))
        for one in summed.order_by("-last", "household")[:MOST]
    ]
    homes = households(scope, [one[0] for one in found])
    shown = [Thread(homes[key], last, new, done) for key, last, new, done in found if key in homes]
    shown = [one for one in shown if not waiting or not one.answered]
    return sorted(
        shown,
        key=lambda one: (one.answered, one.last_at.timestamp() * (-1 if one.answered else 1)),
    )


def households(scope: Scope, wanted: Iterable[UUID]) -> dict[UUID, Household]:
    return Household.objects.visible_to(scope).in_bulk(list(wanted))


def _waits(asked: datetime | None, told: datetime | None) -> bool:
    return asked is not None and (told is None or told < asked)
