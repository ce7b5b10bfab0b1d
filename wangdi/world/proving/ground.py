"""A plain ground to walk on: communities, grids, buildings, doors, and a worker for each grid."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.intake.actors import Actor
from wangdi.people.models import Dwelling
from wangdi.staff.models import Worker, WorkerKind
from wangdi.territory.models import Grid, Place, PlaceKind

BEGAN = date(2020, 1, 1)
BUILDINGS = 14
"""Buildings of one grid, as one worker of the reports has them."""
ROOMS = 60
DESK = "round-desk"


@dataclass(frozen=True, slots=True)
class Size:
    """How large: S0's 33,813 doors, and as many workers as have about 387 of them each."""

    doors: int = 33_813
    workers: int = 87
    communities: int = 11


@dataclass(slots=True)
class Ground:
    """What was laid, in plain values: the simulator counts with them and asks no room."""

    office: int
    desk: Actor
    doors: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    """Door → (building, grid), in walking order."""
    workers: dict[UUID, Actor] = field(default_factory=dict)


def lay(size: Size) -> Ground:
    """Lay the ground straight into the tables: what is proved begins with the round."""
    office = _place(PlaceKind.SUBDISTRICT, "练习街道", None)
    desk = _user(DESK, "duty_desk", office)
    ground = Ground(office.id, desk.actor())
    communities = [
        _place(PlaceKind.COMMUNITY, f"练习{number}社区", office)
        for number in range(1, size.communities + 1)
    ]
    share, more = divmod(size.doors, size.workers)
    for number in range(size.workers):
        community = communities[number * size.communities // size.workers]
        _beat(ground, community, number, share + (number < more))
    return ground


def _beat(ground: Ground, community: Place, number: int, doors: int) -> None:
    """One grid with its buildings, its doors and its worker."""
    grid = Grid.objects.create(
        code=f"R{number:03}", name=f"第{number + 1}网格", community=community, valid_from=BEGAN
    )
    share, more = divmod(doors, BUILDINGS)
    for at in range(BUILDINGS):
        name = f"{number + 1}-{at + 1}号楼"
        building = _place(PlaceKind.BUILDING, name, community, grid)
        laid = Dwelling.objects.bulk_create(
            Dwelling(
                building=building,
                unit=str(room // ROOMS + 1),
                room=f"{room + 1}",
                address=f"{name}{room + 1}室",
                sort_key=f"{number:03} {at:02} {room:04}",
                community_id=community.id,
                grid_id=grid.id,
            )
            for room in range(share + (at < more))
        )
        ground.doors |= {door.id: (building.id, grid.id) for door in laid}
    user = _user(f"round-{number}", "grid_worker", community)
    worker = Worker.objects.create(
        user=user,
        name=f"练习网格员{number + 1}",
        kind=WorkerKind.GRID,
        joined_on=BEGAN,
        community_id=community.id,
        grid_id=grid.id,
    )
    ground.workers[worker.id] = user.actor()


def _user(username: str, role: str, place: Place) -> User:
    user = User.objects.create(username=username, name=f"练习{username}")
    Grant.objects.create(user=user, role=role, place=place, valid_from=BEGAN)
    return user


def _place(kind: PlaceKind, name: str, parent: Place | None, grid: Grid | None = None) -> Place:
    place = Place.objects.create(
        kind=kind,
        name=name,
        sort_key=name,
        parent=parent,
        ancestors=[*parent.ancestors, parent.id] if parent else [],
        grid=grid,
        community_id=parent.id if parent and kind == PlaceKind.BUILDING else None,
        valid_from=BEGAN,
    )
    if kind == PlaceKind.COMMUNITY:
        place.community_id = place.id
        place.save()
    return place
