"""Named questions about accounts, grants and the audit trail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from wangdi.access.models import Grant
from wangdi.access.scopes import Standing
from wangdi.access.scoping import Scope
from wangdi.accounts.models import User
from wangdi.intake.models import Event
from wangdi.lib import clock
from wangdi.territory.models import COMMUNITY_KINDS, Grid, Place, PlaceKind


def accounts(words: str = "") -> QuerySet[User]:
    """Accounts by name or sign-in name, in the order of their sign-in names."""
    rows = User.objects.order_by("username", "id")
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(username__icontains=words))
    return rows


def people(*, words: str = "", role: str = "", place: Place | None = None) -> QuerySet[User]:
    """Accounts with what they hold now as `current_grants`; of a role, at a place or beneath it."""
    now = Grant.objects.current().select_related("place", "grid", "granted_by")
    rows = accounts(words)
    held = now
    if role:
        held = held.filter(role=role)
    if place is not None:
        beneath = Place.objects.under([place.id]).values("id")
        held = held.filter(Q(place__in=beneath) | Q(grid__community__in=beneath))
    if role or place is not None:
        rows = rows.filter(id__in=held.values("user_id"))
    return rows.prefetch_related(
        Prefetch("grants", queryset=now.order_by("valid_from"), to_attr="current_grants")
    )


def without_role() -> QuerySet[User]:
    """Open accounts that hold nothing now."""
    return people().filter(is_active=True).exclude(id__in=Grant.objects.current().values("user_id"))


def grants_of(user: User) -> QuerySet[Grant]:
    """All that was ever given to `user`, newest first."""
    rows = Grant.objects.filter(user=user).select_related("place", "grid", "granted_by")
    return rows.select_related("revocation__by").order_by("-valid_from", "-id")


def grants() -> QuerySet[Grant]:
    return Grant.objects.select_related("user", "place", "grid").filter(revocation=None)


@dataclass(frozen=True, slots=True)
class Picker:
    """One step of choosing a place: where one stands, the way here, and what lies beneath."""

    at: Place | None
    way: list[Place]
    places: list[Place]
    grids: list[Grid]


def roots(standing: Standing, permission_roles: frozenset[str]) -> list[Place]:
    """The places at which this person's own grants of these roles stand."""
    mine = Grant.objects.current().filter(user_id=standing.user_id, role__in=permission_roles)
    return list(Place.objects.filter(id__in=mine.values("place_id")).order_by("id"))


def picker(own: Sequence[Place], at: Place | None) -> Picker:
    """What may be chosen at `at`; a place not under one's own is as if not there (LookupError)."""
    if at is None:
        if len(own) != 1:
            return Picker(None, [], list(own), [])
        at = own[0]
    mine = {place.id for place in own}
    if not mine & {at.id, *at.ancestors}:
        raise LookupError
    above = Place.objects.filter(id__in=at.ancestors)
    way = [place for place in above if mine & {place.id, *place.ancestors}]
    beneath = Place.objects.filter(parent=at, valid_to=None).exclude(kind=PlaceKind.UNIT)
    grids = Grid.objects.filter(community=at, valid_to=None) if at.kind in COMMUNITY_KINDS else ()
    return Picker(
        at,
        sorted(way, key=lambda place: len(place.ancestors)),
        list(beneath.order_by("code", "sort_key", "id")),
        sorted(grids, key=lambda grid: grid.code),
    )


def events(
    scope: Scope, *, actor: int | None, subject: UUID | None, day: date | None
) -> QuerySet[Event]:
    """The audit trail of one's communities and of what has no place, newest first."""
    rows = Event.objects.filter(Q(community_id__in=scope.communities) | Q(community_id=None))
    if actor is not None:
        rows = rows.filter(actor=actor)
    if subject is not None:
        rows = rows.filter(subject=subject)
    if day is not None:
        start, end = clock.day_bounds(day)
        rows = rows.filter(at__gte=start, at__lt=end)
    return rows.order_by("-id")


def named(rows: Sequence[Event]) -> tuple[dict[int, str], dict[int, str]]:
    """Names of the people and of the communities that these events speak of. Two queries."""
    numbers = {number for row in rows for number in (row.actor, row.approver) if number}
    users = User.objects.filter(id__in=numbers).values_list("id", "name")
    communities = {row.community_id for row in rows if row.community_id}
    places = Place.objects.filter(id__in=communities).values_list("id", "name")
    return dict(users), dict(places)
