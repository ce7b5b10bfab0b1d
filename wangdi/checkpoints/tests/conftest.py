"""Two communities: one with a compound of two buildings, and a neighbour who must see nothing."""

from dataclasses import dataclass

import pytest
from django.test import Client

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.checkpoints.models import Checkpoint, FireWay
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.territory import actions
from wangdi.territory.models import PlaceKind


@dataclass
class Ground:
    here: int
    there: int
    compound: int
    building: int
    unit: int
    grid: int

    def user(self, role, place=None, grid=None):
        made = User.objects.create_user(f"{role}{User.objects.count()}", "测试员")
        where = {"grid_id": grid} if grid else {"place_id": place or self.here}
        Grant.objects.create(user=made, role=role, valid_from=clock.today(), **where)
        return made

    def client(self, role, place=None, grid=None):
        client = Client()
        client.force_login(self.user(role, place, grid), BACKEND)
        return client

    def send(self, command, *, by=None, **payload):
        by = by or self.secretary
        return submit_one(actor=by.actor(), command=command, payload=payload).subject

    def gate(self, name, **more):
        asked = {"place": self.compound, "kind": "compound_gate", "name": name}
        asked |= {"spot": "门岗旁", "methods": ["forehead"]} | more
        return Checkpoint.objects.get(id=self.send("checkpoints.register", **asked))

    def shut(self, gate, command="checkpoints.close", **more):
        asked = {"checkpoint": gate.id, "fire_way": FireWay.GUARDED, "reason": "压减出入口"}
        asked |= {"fire_note": "保安昼夜值守,一分钟内打开"} | more
        return self.send(command, **asked)

    def __post_init__(self):
        self.secretary = self.user("community_secretary")


BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def ground(db):
    def lay(kind, name, parent, code=""):
        new = actions.NewPlace(kind, name, parent, ids.uuid7(), code)
        return actions.lay([new])[parent, name]

    office = lay(PlaceKind.SUBDISTRICT, "试验街道", None, "999999001")
    here = lay(PlaceKind.COMMUNITY, "近社区", office, "999999001001")
    there = lay(PlaceKind.COMMUNITY, "远社区", office, "999999001002")
    compound = lay(PlaceKind.COMPOUND, "安居小区", here)
    building = lay(PlaceKind.BUILDING, "1号楼", compound)
    second = lay(PlaceKind.BUILDING, "2号楼", compound)
    unit = lay(PlaceKind.UNIT, "1单元", building)
    new = actions.NewGrid("G1", "第一网格", 3, here, None, [building, second])
    [grid] = actions.draw([new]).values()
    return Ground(here, there, compound, building, unit, grid)
