"""A few streets for the tests of duties and screening: two grids, a neighbour, a cast by role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from django.test import Client

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.duties.actions import Draft
from wangdi.duties.models import Duty
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Dwelling
from wangdi.territory.models import Grid, Place, PlaceKind

BEGAN = date(2020, 1, 1)
NOON = datetime(2020, 2, 10, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Town:
    """Community `here` with grids 1 and 2, two buildings; community `there` with one grid."""

    office: Place
    here: Place
    there: Place
    grids: dict[str, Grid]
    buildings: dict[str, Place]
    users: dict[str, User] = field(default_factory=dict)

    def doors(self, building: str, count: int = 3) -> list[Dwelling]:
        place = self.buildings[building]
        return Dwelling.objects.bulk_create(
            Dwelling(
                building=place,
                unit="1",
                room=f"{n}01",
                address=f"{place.name}1-{n}01",
                sort_key=f"{place.name}-1-{n:02}",
                community_id=place.community_id,
                grid_id=place.grid_id,
            )
            for n in range(1, count + 1)
        )

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.users[who])
        return client


def build() -> Town:
    office = _place(PlaceKind.SUBDISTRICT, "练习街道", None)
    here = _place(PlaceKind.COMMUNITY, "这边社区", office)
    there = _place(PlaceKind.COMMUNITY, "那边社区", office)
    grids = {
        "one": _grid("g1", "一格", here),
        "two": _grid("g2", "二格", here),
        "far": _grid("g3", "远格", there),
    }
    buildings = {
        "one": _place(PlaceKind.BUILDING, "1号楼", here, grids["one"]),
        "two": _place(PlaceKind.BUILDING, "2号楼", here, grids["two"]),
        "far": _place(PlaceKind.BUILDING, "9号楼", there, grids["far"]),
    }
    town = Town(office, here, there, grids, buildings)
    _cast(town)
    return town


def _cast(town: Town) -> None:
    _user(town, "worker", "grid_worker", grid=town.grids["one"])
    _user(town, "neighbour", "grid_worker", grid=town.grids["two"])
    _user(town, "captain", "building_captain", place=town.buildings["one"])
    _user(town, "secretary", "community_secretary", place=town.here)
    _user(town, "other_secretary", "community_secretary", place=town.there)
    _user(town, "desk", "duty_desk", place=town.office)
    _user(town, "keeper", "supplies_keeper", place=town.office)


def _user(town: Town, name: str, role: str, **where: Place | Grid) -> None:
    user = User.objects.create(username=name, name=f"练习{name}")
    Grant.objects.create(user=user, role=role, valid_from=BEGAN, **where)
    town.users[name] = user


def _place(kind: str, name: str, parent: Place | None, grid: Grid | None = None) -> Place:
    place = Place.objects.create(
        kind=kind,
        name=name,
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


def _grid(code: str, name: str, community: Place) -> Grid:
    return Grid.objects.create(code=code, name=name, community=community, valid_from=BEGAN)


def draft(kind: str, stamp: Stamp, **changes: object) -> Draft:
    """A duty that opened an hour before noon, is due an hour after and missed after two."""
    values: dict[str, object] = {
        "kind": kind,
        "subject_kind": "thing",
        "subject": uuid4(),
        "slot": "once",
        "opens_at": NOON - HOUR,
        "due_at": NOON + HOUR,
        "missed_at": NOON + 2 * HOUR,
        "label": "练习的事",
        "stamp": stamp,
    }
    return Draft(**{**values, **changes})  # type: ignore[arg-type]


def only_duty() -> Duty:
    return Duty.objects.get()
