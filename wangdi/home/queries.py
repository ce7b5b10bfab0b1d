"""What waits for a person, as far as that person may know of it."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from wangdi.access.permissions import is_declared
from wangdi.access.scopes import Standing
from wangdi.access.scoping import Scope
from wangdi.intake.models import Approval, ReviewItem
from wangdi.intake.registry import all_commands

UNPLACED = Q(community_id=None, grid_id=None, building_id=None)
NOTHING = Q(pk__in=())


def review_items(standing: Standing) -> QuerySet[ReviewItem]:
    """Kept records that one may look at: those of one's own work, and those one sent oneself."""
    return ReviewItem.objects.filter(_own_work(standing) | Q(actor=standing.user_id))


def to_review(standing: Standing) -> QuerySet[ReviewItem]:
    """Kept records that wait for one's own work, not only for one to see what became of them."""
    return ReviewItem.objects.filter(_own_work(standing), decided_at=None)


def _own_work(standing: Standing) -> Q:
    """Kept for commands whose permission one holds where they belong.

    Records without a stamp belong to the whole office and to the duty desk.
    """
    commands = ((command.permission, command.name) for command in all_commands())
    query = _reach(standing, "command", commands)
    if standing.holds("home.review_unplaced"):
        query |= UNPLACED
    return query


def approvals(standing: Standing) -> QuerySet[Approval]:
    """Prepared changes that one may decide, and those one prepared oneself."""
    wanted = {command.second_person for command in all_commands() if command.second_person}
    query = _reach(standing, "permission", ((name, name) for name in wanted))
    return Approval.objects.filter(query | Q(actor=standing.user_id))


def reasons(items: QuerySet[ReviewItem]) -> list[tuple[str, int]]:
    """How many were kept for which reason, most first."""
    counted = items.order_by().values_list("reason").annotate(number=Count("id"))
    return [(reason, number) for reason, number in counted.order_by("-number", "reason")]


def _reach(standing: Standing, column: str, pairs: Iterable[tuple[str, str]]) -> Q:
    """One comparison per scope: permissions that reach equally far are asked for together."""
    by_scope: dict[Scope, set[str]] = defaultdict(set)
    for permission, value in pairs:
        if is_declared(permission) and standing.holds(permission):
            by_scope[standing.scope(permission)].add(value)
    query = NOTHING
    for scope, values in by_scope.items():
        where = scope.query() | UNPLACED if scope.whole else scope.query()
        query |= Q(**{f"{column}__in": sorted(values)}) & where
    return query
