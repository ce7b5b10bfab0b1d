"""Named questions about workers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from wangdi.access.models import Grant
from wangdi.access.scoping import Scope
from wangdi.staff.models import Worker, WorkerKind, WorkerQuerySet
from wangdi.territory.models import Grid, Place, PlaceKind

SignIn = Literal["none", "unused", "used"]


def serving(kind: WorkerKind | str, community_ids: Iterable[int]) -> WorkerQuerySet:
    """Workers of a kind who serve now in these communities, by community, grid and name."""
    found = Worker.objects.serving().filter(kind=kind, community_id__in=set(community_ids))
    return found.order_by("community_id", "grid_id", "initials", "id")


def worker_of(user_id: int) -> Worker | None:
    """The worker who signs in as this user, while he serves."""
    return Worker.objects.serving().filter(user_id=user_id).first()


def around(scope: Scope) -> WorkerQuerySet:
    """Who serves in one's places, in the communities in which one's grids lie, and for all."""
    communities = Grid.objects.filter(id__in=scope.grids).values("community_id")
    near = Q(community_id__in=communities) | Q(community_id=None)
    return Worker.objects.serving().filter(scope.query() | near)


def offices(scope: Scope) -> list[Place]:
    """The subdistricts and towns wholly in one's own, and the district over several of them."""
    if not scope.whole:
        return []
    current = Place.objects.filter(valid_to=None)
    found = current.filter(id__in=scope.communities).values_list("ancestors", flat=True)
    above = {number for ancestors in found for number in ancestors}
    kinds = (PlaceKind.SUBDISTRICT, PlaceKind.TOWN)
    small = list(current.filter(id__in=above, kind__in=kinds).order_by("code", "id"))
    large = current.filter(id__in=above, kind=PlaceKind.DISTRICT) if len(small) > 1 else ()
    return [*large, *small]


def by_sign_in(scope: Scope, state: SignIn) -> WorkerQuerySet:
    """Who serves here and has no account, or one that was never used, or one in use."""
    wanted = {
        "none": Q(user=None),
        "unused": Q(user__is_active=True, user__must_change_password=True),
        "used": Q(user__is_active=True, user__must_change_password=False),
    }[state]
    return _in_order(around(scope).filter(wanted))


def chosen(scope: Scope, ids: Iterable[UUID]) -> WorkerQuerySet:
    """Of these workers, who serves here."""
    return _in_order(around(scope).filter(id__in=list(ids)))


def without_role(scope: Scope) -> WorkerQuerySet:
    """Who serves here and may sign in, but holds no role yet."""
    held = Grant.objects.current().filter(user_id=OuterRef("user_id"))
    return _in_order(around(scope).filter(~Exists(held), user__is_active=True))


def _in_order(workers: WorkerQuerySet) -> WorkerQuerySet:
    found = workers.select_related("user")
    return found.order_by("community_id", "grid_id", "initials", "id")


def say_where(workers: Sequence[Worker]) -> None:
    """Set `where` on each: the place and the grid in words. Two queries."""
    grids = Grid.objects.in_bulk({one.grid_id for one in workers if one.grid_id})
    wanted = {one.place_id or one.community_id for one in workers}
    places: Mapping[int, Place] = Place.objects.in_bulk(wanted - {None})
    for worker in workers:
        grid = grids.get(worker.grid_id or 0)
        place = places.get(worker.place_id or worker.community_id or 0)
        worker.where = " · ".join(str(one) for one in (place, grid) if one)  # type: ignore[attr-defined]
