"""Named questions about workers."""

from collections.abc import Iterable

from django.db.models import Q

from wangdi.access.scoping import Scope
from wangdi.staff.models import Worker, WorkerKind, WorkerQuerySet
from wangdi.territory.models import Grid


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
