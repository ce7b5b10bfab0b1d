"""Hours and points of people: in the order of their names, never of their points."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from wangdi.access.scoping import Scope
from wangdi.roster.models import CallOut, CallReply, PointsEntry, Turn
from wangdi.staff.models import Worker

STANDING = Q(entries__annulled_at=None)


def people(scope: Scope) -> QuerySet[Worker]:
    """Who has served in one's places, with `minutes`, `points` and `times`; by name."""
    rows = Worker.objects.visible_to(scope).filter(entries__isnull=False, entries__annulled_at=None)
    told = rows.annotate(
        minutes=Sum("entries__minutes", filter=STANDING),
        points=Sum("entries__points", filter=STANDING),
        times=Count("entries__turn", filter=STANDING),
    )
    return told.order_by("initials", "id")


def to_verify(scope: Scope) -> QuerySet[Turn]:
    """Service with both signatures that nobody has verified yet, the oldest first."""
    done = PointsEntry.objects.filter(annulled_at=None, turn__isnull=False).values("turn")
    rows = Turn.objects.visible_to(scope).filter(out_at__isnull=False, removed_at=None)
    left = rows.exclude(id__in=done).select_related("shift__post", "worker")
    return left.order_by("out_at", "id")


def replies(call: CallOut) -> dict[UUID, str]:
    """What each member of a team that was called out said last."""
    rows = CallReply.objects.filter(call=call, annulled_at=None).order_by("at", "id")
    return dict(rows.values_list("worker_id", "reply"))


def ledger(worker: UUID) -> Sequence[PointsEntry]:
    rows = PointsEntry.objects.filter(worker=worker, annulled_at=None)
    return list(rows.select_related("turn__shift__post").order_by("-at", "-id")[:200])
