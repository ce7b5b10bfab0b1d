"""The week as a page shows it: posts down, days across, who is wanting in each shift."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.roster import section
from wangdi.roster.models import Post, Relief, Shift, Turn, WeekPlan
from wangdi.roster.queries import tasks
from wangdi.roster.rules.checking import clash, unfit
from wangdi.staff.models import Worker


@dataclass(frozen=True, slots=True)
class Cell:
    """One shift on the page: how many stand of how many it takes."""

    shift: Shift
    name: str
    there: list[Turn]

    @property
    def short(self) -> int:
        return max(self.shift.need - len(self.there), 0)


@dataclass(frozen=True, slots=True)
class Row:
    post: Post
    days: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Week:
    first: date
    days: list[date]
    rows: list[Row]
    turns: int
    short: int


def week(scope: Scope, first: date, community: int | None) -> Week:
    """All shifts of a community's posts (or of all one sees) in a week. Three queries."""
    days = [first + timedelta(days=n) for n in range(7)]
    posts = Post.objects.visible_to(scope).filter(closed_on=None)
    if community:
        posts = posts.filter(community_id=community)
    known = list(posts.select_related("checkpoint", "place").order_by("community_id", "name", "id"))
    rows = Shift.objects.filter(post__in=known, day__gte=first, day__lte=days[-1])
    cells: dict[tuple[UUID, date], list[Cell]] = defaultdict(list)
    names = shift_names()
    for shift in with_turns(rows).order_by("begins_at"):
        there = list(shift.standing)  # type: ignore[attr-defined]
        cells[shift.post_id, shift.day].append(
            Cell(shift, names.get(shift.code, shift.code), there)
        )
    found = [Row(post, [cells[post.id, day] for day in days]) for post in known]
    every = [cell for of in cells.values() for cell in of]
    turns = sum(len(cell.there) for cell in every)
    return Week(first, days, found, turns, sum(cell.short for cell in every))


def with_turns(shifts: QuerySet[Shift]) -> QuerySet[Shift]:
    """With who stands there as `standing`: neither taken out nor absent. Two queries."""
    rows = Turn.objects.filter(removed_at=None, absent_at=None).select_related("worker")
    return shifts.prefetch_related(
        Prefetch("turns", rows.order_by("made_by", "id"), to_attr="standing")
    )


def shift_names() -> dict[str, str]:
    return {rule.code: str(rule.name) for rule in section.current().shifts}


def now_at_posts(scope: Scope, at: datetime) -> list[Cell]:
    """The shift that runs at each post now; posts that stand empty first."""
    rows = Shift.objects.visible_to(scope).filter(begins_at__lte=at, ends_at__gt=at)
    shown = with_turns(rows.select_related("post")).order_by("community_id", "post__name", "id")
    names = shift_names()
    cells = [
        Cell(one, names.get(one.code, one.code), list(one.standing))  # type: ignore[attr-defined]
        for one in shown
    ]
    return sorted(cells, key=lambda cell: present(cell) - cell.shift.need)


def present(cell: Cell) -> int:
    """How many have signed in and not out."""
    return sum(turn.in_at is not None and turn.out_at is None for turn in cell.there)


def free_for(shift: Shift, *, volunteers_first: bool = False) -> list[Worker]:
    """Who may stand in a shift, whoever serves least this week first. Six queries."""
    communities = {shift.community_id} - {None}
    people = list(tasks.candidates({one for one in communities if one}))
    limits, slot = tasks.limits(section.current()), tasks.slot(shift)
    known = {one.key: one for one in tasks.someones(people, slot.span)}
    load = _loads([one.id for one in people], tasks.monday(shift.day))

    def may(worker: Worker) -> bool:
        one = known[str(worker.id)]
        clashing = any(clash(span, slot.span, limits) for span in one.busy)
        return not clashing and not unfit(one, slot, limits)

    def order(worker: Worker) -> tuple[bool, int, str, str]:
        last = volunteers_first and worker.kind not in tasks.LEANING
        return last, load.get(worker.id, 0), worker.initials, str(worker.id)

    return sorted(filter(may, people), key=order)


def _loads(workers: Sequence[UUID], first: date) -> dict[UUID, int]:
    found: dict[UUID, int] = defaultdict(int)
    rows = Turn.objects.filter(worker__in=workers, removed_at=None, absent_at=None)
    within = rows.filter(shift__day__gte=first, shift__day__lt=first + timedelta(days=7))
    for worker in within.values_list("worker_id", flat=True):
        found[worker] += 1
    return found


def others_near(shift: Shift, scope: Scope) -> list[Shift]:
    """Shifts of the same community the day before to the day after: where somebody may move to."""
    near = (shift.day - timedelta(days=1), shift.day + timedelta(days=1))
    rows = Shift.objects.visible_to(scope).filter(community_id=shift.community_id, day__range=near)
    later = rows.filter(ends_at__gt=clock.now()).exclude(id=shift.id)
    return list(with_turns(later.select_related("post")).order_by("begins_at", "post__name", "id"))


def reliefs_at(post: Post) -> QuerySet[Relief]:
    """What was handed over at a post and stands."""
    return Relief.objects.filter(post=post, annulled_at=None)


def turns_of(worker: Worker) -> QuerySet[Turn]:
    return Turn.objects.filter(worker=worker, removed_at=None)


def shifts_on(post: Post, day: date) -> QuerySet[Shift]:
    return Shift.objects.filter(post=post, day=day).order_by("begins_at")


def manned_gates() -> QuerySet[Any]:
    """The ids of checkpoints that have a post already."""
    return Post.objects.filter(closed_on=None, checkpoint__isnull=False).values("checkpoint")


def plan_of(first: date, community: int | None) -> WeekPlan | None:
    """The last proposal that was asked for this week."""
    rows = WeekPlan.objects.filter(first_day=first, annulled_at=None, place=community)
    return rows.order_by("-id").first()


def of_worker(worker: Worker, since: datetime) -> Iterable[Turn]:
    """Somebody's turns that end after an instant, the nearest first."""
    rows = Turn.objects.filter(worker=worker, removed_at=None, shift__ends_at__gt=since)
    return rows.select_related("shift__post").order_by("shift__begins_at")[:20]
