"""What each worker carries, and who looks after one home."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from wangdi.access.scoping import Scope
from wangdi.people.keeping.homes import Home, homes
from wangdi.people.keeping.kept import KINDS
from wangdi.people.models import Household, Level, Post, Responsibility
from wangdi.staff.models import Worker, WorkerKind

NORM = (300, 500)
"""Households to a grid, as the national rule plans it (GB/T 34300-2017 and local rules)."""


@dataclass
class Load:
    """What one worker looks after."""

    worker: Worker
    post: Post
    grids: set[int] = field(default_factory=set)
    buildings: dict[int, Home] = field(default_factory=dict)
    named: int = 0

    @property
    def households(self) -> int:
        return sum(home.households for home in self.buildings.values()) + self.named

    @property
    def people(self) -> int:
        return sum(home.people for home in self.buildings.values())

    @property
    def too_many(self) -> bool:
        return self.post == Post.GRID_WORKER and self.households > NORM[1]


def loads(scope: Scope) -> list[Load]:
    """What each worker of a scope looks after, the most households first."""
    by_grid: dict[int | None, list[Home]] = defaultdict(list)
    by_building: dict[int, Home] = {}
    for home in homes(scope):
        by_grid[home.grid].append(home)
        by_building[home.building] = home
    found: dict[tuple[UUID, str], Load] = {}
    for worker, post, level, what in _given(scope):
        load = found.setdefault((worker.id, post), Load(worker, Post(post)))
        if level == Level.GRID:
            load.grids.add(what)
            load.buildings |= {home.building: home for home in by_grid[what]}
        elif level == Level.BUILDING:
            load.buildings |= {what: by_building[what]} if what in by_building else {}
        else:
            load.named += 1
    return sorted(found.values(), key=lambda load: (-load.households, load.worker.name))


def keepers_of(household: Household) -> list[tuple[Worker, Post]]:
    """Who looks after one home: by its name, its building, its grid; three queries at most."""
    rows = Responsibility.objects.current().filter(community_id=household.community_id)
    found: dict[tuple[UUID, str], tuple[Worker, Post]] = {}
    for row in rows.select_related("worker").order_by("since", "id"):
        at = {
            Level.GRID: row.grid_id == household.grid_id,
            Level.BUILDING: row.building_id == household.building_id,
            Level.HOUSEHOLD: row.household_id == household.id,
        }
        if at[Level(row.level)]:
            found[row.worker_id, row.post] = row.worker, Post(row.post)
    near = Worker.objects.serving().filter(community_id=household.community_id)
    for worker in near.filter(kind__in=KINDS).order_by("initials", "id"):
        post = KINDS[WorkerKind(worker.kind)]
        own = worker.grid_id == household.grid_id and post == Post.GRID_WORKER
        if (own and worker.building_id is None) or worker.building_id == household.building_id:
            found.setdefault((worker.id, post), (worker, post))
    return sorted(found.values(), key=lambda pair: pair[1] != Post.GRID_WORKER)


def _given(scope: Scope) -> Iterable[tuple[Worker, str, str, int]]:
    """Every worker with what he looks after: named here, or his own grid or building."""
    rows = Responsibility.objects.visible_to(scope).current().select_related("worker")
    for row in rows:
        what = row.grid_id if row.level == Level.GRID else row.building_id
        yield row.worker, row.post, row.level, what or 0
    workers = Worker.objects.serving().filter(scope.query()).filter(kind__in=KINDS)
    for worker in workers:
        post = KINDS[WorkerKind(worker.kind)]
        if worker.building_id:
            yield worker, post, Level.BUILDING, worker.building_id
        elif worker.grid_id and post == Post.GRID_WORKER:
            yield worker, post, Level.GRID, worker.grid_id
