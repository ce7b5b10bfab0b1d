"""A street corner: two communities, three grids, people whose names say their role."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.intake.actors import Actor, system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.lib.fields import Sealed
from wangdi.people.models import Household, Person
from wangdi.territory import actions
from wangdi.territory.models import Grid, Place, PlaceKind


@dataclass
class Corner:
    office: int
    near: int
    far: int
    building: int
    next_building: int
    far_building: int
    grid: int
    next_grid: int

    def user(self, role: str, *, place: int | None = None, grid: int | None = None) -> Any:
        user = User.objects.create_user(f"{role}{User.objects.count()}", "测试员")
        if place is None and grid is None:
            place = self.office
        Grant.objects.create(
            user=user, role=role, place_id=place, grid_id=grid, valid_from=clock.today()
        )
        return user


def one(kind: PlaceKind, name: str, parent: int | None, code: str = "") -> int:
    return actions.lay([actions.NewPlace(kind, name, parent, ids.uuid7(), code)])[parent, name]


@pytest.fixture
def corner(db) -> Corner:
    office = one(PlaceKind.SUBDISTRICT, "试验街道", None, "999999001")
    near = one(PlaceKind.COMMUNITY, "近社区", office, "999999001001")
    far = one(PlaceKind.COMMUNITY, "远社区", office, "999999001002")
    compound = one(PlaceKind.COMPOUND, "东院", near)
    buildings = [one(PlaceKind.BUILDING, name, compound) for name in ("3号楼", "10号楼")]
    far_building = one(PlaceKind.BUILDING, "1号楼", far)
    grids = actions.draw(
        [
            actions.NewGrid("1", "第一网格", 3, near, None, buildings[:1]),
            actions.NewGrid("2", "第二网格", 3, near, None, buildings[1:]),
        ]
    )
    first, second = buildings
    return Corner(office, near, far, first, second, far_building, grids["1"], grids["2"])


@pytest.fixture
def worker(corner) -> Any:
    """The grid worker of the first grid."""
    return corner.user("grid_worker", grid=corner.grid)


@pytest.fixture
def neighbour(corner) -> Any:
    """The worker of the next grid, who must see nothing of the first."""
    return corner.user("grid_worker", grid=corner.next_grid)


SYSTEM = system("test")


def register(building: int, room: str = "501", *, by: Actor = SYSTEM, **more) -> UUID:
    payload = {"building": building, "unit": "2单元", "room": room, **more}
    payload.setdefault("members", [{"name": "户主甲", "relation": "head", "phone": "00000000001"}])
    key = ids.uuid7()
    submit_one(actor=by, command="people.register_household", payload=payload, key=key)
    return key


@pytest.fixture
def household(corner) -> UUID:
    return register(corner.building)


def everything() -> list[list[dict[str, Any]]]:
    """Every column of every person and household as it stands, but for what is sealed."""
    return [
        [
            {name: value for name, value in row.items() if not isinstance(value, Sealed)}
            for row in kind.objects.order_by("id").values()
        ]
        for kind in (Person, Household)
    ]


__all__ = ["Corner", "Grid", "Place", "everything", "register"]
