"""What one person may do is lent to another for some days, and given back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db.models import Q

from wangdi.access.entrusting import Entrusted, entrust, take_back
from wangdi.access.models import Assignment, Grant, GrantQuerySet, Revocation
from wangdi.access.roles import ROLES
from wangdi.accounts.models import User
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock

BUSINESS = tuple(role.name for role in ROLES.values() if role.business)


@dataclass(frozen=True, slots=True)
class Lent:
    """`source` is the record for whose sake it is; what was lent is found by it again."""

    absent: int
    substitute: int
    first: date
    last: date
    source: UUID
    by: int | None


def stamps_of(users: Iterable[int]) -> dict[int, Stamp]:
    """Where each user works: the stamp of his first grant in the business; others left out."""
    rows = _held(users).select_related("place", "grid").order_by("-valid_from", "-id")
    return {grant.user_id: grant.stamp for grant in rows}


def able(users: Iterable[int]) -> set[int]:
    """Who of these may stand in: an open account, and a role in the business already."""
    return set(_held(users).filter(user__is_active=True).values_list("user_id", flat=True))


def lend(lent: Sequence[Lent]) -> int:
    """The substitutes get what the absent hold in the business, for these days; how many grants.

    What a substitute holds himself at the same place is lent too: it ends with the standing in.
    Called in the transaction of a command.
    """
    held: dict[int, list[Grant]] = {}
    for grant in _held({one.absent for one in lent}):
        held.setdefault(grant.user_id, []).append(grant)
    made = [_copy(grant, one) for one in lent for grant in held.get(one.absent, ())]
    _entrust(lent)
    return len(Grant.objects.bulk_create(made, batch_size=1000))


def give_back(
    sources: Iterable[UUID], *, lent: Iterable[UUID], at: datetime, by: int | None
) -> int:
    """End what was lent before its day; `lent` are the absent's grants then. How many grants."""
    wanted = list(sources)
    take_back(wanted)
    numbers = [uuid5(source, str(grant)) for source in wanted for grant in lent]
    open_now = Grant.objects.filter(id__in=numbers, revocation=None)
    ended = [Revocation(grant=one, at=at, by_id=by, reason="stood in") for one in open_now]
    return len(Revocation.objects.bulk_create(ended))


def grants_of(user: int) -> list[UUID]:
    """Ids of all that a user ever held in the business."""
    return list(Grant.objects.filter(user_id=user, role__in=BUSINESS).values_list("id", flat=True))


def colleagues(user: int, communities: Iterable[int]) -> list[User]:
    """Who could stand in for `user`: those who work in the business in these communities."""
    here = set(communities)
    at = Q(place_id__in=here) | Q(place__community_id__in=here) | Q(grid__community_id__in=here)
    rows = Grant.objects.current().filter(at, role__in=BUSINESS).values("user_id")
    found = User.objects.filter(id__in=rows, is_active=True).exclude(id=user)
    return list(found.order_by("name", "id"))


def _held(users: Iterable[int]) -> GrantQuerySet:
    current = Grant.objects.current(clock.today())
    return current.filter(user_id__in=list(users), role__in=BUSINESS)


def _copy(grant: Grant, lent: Lent) -> Grant:
    return Grant(
        id=uuid5(lent.source, str(grant.id)),
        user_id=lent.substitute,
        role=grant.role,
        place_id=grant.place_id,
        grid_id=grant.grid_id,
        valid_from=max(lent.first, grant.valid_from),
        valid_to=min(lent.last, grant.valid_to or lent.last),
        granted_by_id=lent.by,
    )


def _entrust(lent: Sequence[Lent]) -> None:
    """The households entrusted to the absent by name."""
    of = {one.absent: one for one in lent}
    rows = Assignment.objects.filter(user_id__in=of, valid_to=None)
    entrust(
        Entrusted(one.substitute, household, why, one.source)
        for absent, household, why in rows.values_list("user_id", "household", "why")
        for one in [of[absent]]
    )
