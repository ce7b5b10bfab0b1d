"""A small office for tests: a subdistrict, two communities, a grid each, people by their roles."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password
from django.test import Client

from wangdi.access.models import Grant
from wangdi.access.roles import ROLES
from wangdi.accounts import proofs
from wangdi.accounts.models import User
from wangdi.territory.models import Grid, Place, PlaceKind

SINCE = date(2020, 1, 1)
PASSWORD = "a long sentence for tests"


@dataclass
class Cast:
    """`users` by role; grid workers and secretaries belong to the first community."""

    office: Place
    here: Place
    next_door: Place
    grid: Grid
    next_grid: Grid
    building: Place
    users: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, role: str) -> User:
        try:
            return self.users[role]
        except KeyError:
            raise AttributeError(role) from None


def place(kind: PlaceKind, name: str, parent: Place | None = None, **more) -> Place:
    ancestors = [*parent.ancestors, parent.id] if parent else []
    made = Place.objects.create(
        kind=kind, name=name, parent=parent, ancestors=ancestors, valid_from=SINCE, **more
    )
    if kind == PlaceKind.COMMUNITY:
        made.community_id = made.id
        made.save()
    return made


@cache
def hashed() -> str:
    """Hashing is slow on purpose; once is enough for all tests."""
    return make_password(PASSWORD)


def user(username: str, name: str = "", **more) -> User:
    made = User(username=username, name=name or username, **more)
    made.password = hashed()
    made.save()
    return made


def give(who: User, role: str, at: Place | Grid) -> Grant:
    where = {"grid": at} if isinstance(at, Grid) else {"place": at}
    return Grant.objects.create(user=who, role=role, valid_from=SINCE, **where)


def make(*roles: str) -> Cast:
    """The office with a user for each of `roles` (all by default), named as the role."""
    office = place(PlaceKind.SUBDISTRICT, "测试街道")
    here = place(PlaceKind.COMMUNITY, "甲社区", office)
    next_door = place(PlaceKind.COMMUNITY, "乙社区", office)
    grid = Grid.objects.create(code="A-1", name="甲一网格", community=here, valid_from=SINCE)
    next_grid = Grid.objects.create(
        code="B-1", name="乙一网格", community=next_door, valid_from=SINCE
    )
    building = place(PlaceKind.BUILDING, "1号楼", here, community_id=here.id, grid=grid)
    cast = Cast(office, here, next_door, grid, next_grid, building)
    at: dict[str, Place | Grid] = {
        "grid_worker": grid,
        "building_captain": building,
        "community_secretary": here,
    }
    for role in roles or ROLES:
        cast.users[role] = user(role.replace("_", "-"), str(ROLES[role].label))
        give(cast.users[role], role, at.get(role, office))
    proofs.set_up(who for role, who in cast.users.items() if ROLES[role].second_factor)
    return cast


def client(who: User | None = None) -> Client:
    signed = Client()
    if who is not None:
        signed.force_login(who)
    return signed
