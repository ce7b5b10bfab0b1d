"""One's own day, and who has not: what is unsettled now, at a cost that history does not raise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from wangdi.access.permissions import permission
from wangdi.access.scopes import Reach, Standing
from wangdi.access.scoping import Scope
from wangdi.duties import expressions, kinds, rules
from wangdi.duties.models import Duty, DutyQuerySet
from wangdi.lib import clock

SHOWN = 50
LATE_NOW = (rules.MISSED, rules.LATE)
GROUPS: dict[str, tuple[str, ...]] = {
    "late": LATE_NOW,
    "open": (rules.OPEN,),
    "later": (rules.UPCOMING,),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Duties of one when: late, open now, later today. `rows` are the first of `count`."""

    name: str
    count: int
    rows: list[Duty]

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.rows)


@dataclass(frozen=True, slots=True)
class Day:
    """How many unsettled duties fall due on a day."""

    on: date
    count: int


@dataclass(frozen=True, slots=True)
class MyDay:
    """`left` counts what is still to do today by kind, the largest first."""

    groups: list[Group]
    left: dict[str, int]
    done: int
    week: list[Day]

    @property
    def total(self) -> int:
        return sum(self.left.values())


def mine(standing: Standing, user_id: int) -> Q:
    """The condition of being this user's to do: named, of his role in reach, or climbed to him.

    To those who oversee others a climbed duty is a number in who-has-not and not a row of theirs.
    """
    own = Q(holder=user_id)
    overseers = permission("duties.view_who_has_not").roles
    for reach in standing.reaches:
        theirs = Q(holder=None, role=reach.role)
        if reach.role not in overseers:
            theirs |= _climbed_to(reach.role)
        own |= theirs & _within(reach)
    return own


def seen_by(scope: Scope, user_id: int) -> DutyQuerySet:
    """Duties in a scope, and those that name this user wherever they are."""
    named = Duty.objects.filter(scope.query("household") | Q(holder=user_id))
    return named.select_related("holder")


def own_today(standing: Standing, user_id: int, at: datetime) -> DutyQuerySet:
    """Unsettled duties of this user that are late or open or will open before midnight."""
    _start, midnight = clock.day_bounds(clock.day_of(at))
    return (
        Duty.objects.unsettled().recent(at).filter(mine(standing, user_id), opens_at__lt=midnight)
    )


def in_group(duties: DutyQuerySet, name: str, at: datetime) -> DutyQuerySet:
    """One group of `own_today`, in the order one would walk."""
    states = _any(expressions.in_state(state, at) for state in GROUPS[name])
    return duties.filter(states).in_walking_order()


def my_day(standing: Standing, user_id: int, at: datetime) -> MyDay:
    """All of a user's day in six queries, whatever he has to do."""
    duties = own_today(standing, user_id, at)
    by_kind: dict[str, int] = {}
    by_group = dict.fromkeys(GROUPS, 0)
    states = duties.annotate(state=expressions.state_at(at)).order_by()
    for kind, state, count in states.values_list("kind", "state").annotate(n=Count("id")):
        by_kind[kind] = by_kind.get(kind, 0) + count
        by_group[_group_of(state)] += count
    return MyDay(
        groups=[_group(duties, name, count, at) for name, count in by_group.items()],
        left=_most_first(by_kind),
        done=_done_today(user_id, at),
        week=_week(standing, user_id, at),
    )


def left_today(standing: Standing, user_id: int, at: datetime) -> dict[str, int]:
    """What is still to do today by kind, the largest first; one query."""
    kinds_left = own_today(standing, user_id, at).order_by().values_list("kind")
    return _most_first(dict(kinds_left.annotate(n=Count("id"))))


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _group(duties: DutyQuerySet, name: str, count: int, at: datetime) -> Group:
    return Group(name, count, list(in_group(duties, name, at)[:SHOWN]))


def _group_of(state: str) -> str:
    return next(name for name, states in GROUPS.items() if state in states)


def _done_today(user_id: int, at: datetime) -> int:
    start, midnight = clock.day_bounds(clock.day_of(at))
    settled = Duty.objects.filter(settled_by=user_id, settlement=rules.DONE)
    return settled.filter(settled_at__gte=start, settled_at__lt=midnight).count()


def _week(standing: Standing, user_id: int, at: datetime) -> list[Day]:
    """Today and the six days after it."""
    today = clock.day_of(at)
    start, _midnight = clock.day_bounds(today)
    due = Duty.objects.unsettled().filter(
        mine(standing, user_id),
        missed_at__gte=start,
        due_at__gte=start,
        due_at__lt=start + timedelta(days=7),
    )
    by_day = due.order_by().annotate(day=TruncDate("due_at", tzinfo=clock.SHANGHAI))
    counts = dict(by_day.values_list("day").annotate(n=Count("id")))
    days = [today + timedelta(days=ahead) for ahead in range(7)]
    return [Day(on, counts.get(on, 0)) for on in days]


def _climbed_to(role: str) -> Q:
    """Duties of whatever kind that have climbed as high as `role`."""
    terms = (
        Q(kind=kind.name, level__gt=kind.climbs.index(role))
        for kind in kinds.all_kinds()
        if role in kind.climbs
    )
    return _any(terms)


def _within(reach: Reach) -> Q:
    terms = []
    if reach.communities:
        # What belongs to the whole office carries no community.
        terms = [Q(community_id__in=sorted(reach.communities)), Q(community_id=None)]
    if reach.grids:
        terms.append(Q(grid_id__in=sorted(reach.grids)))
    if reach.buildings:
        terms.append(Q(building_id__in=sorted(reach.buildings)))
    return _any(terms)


def _any(terms: Iterable[Q]) -> Q:
    found: Q | None = None
    for term in terms:
        found = term if found is None else found | term
    return found if found is not None else Q(pk__in=())
