"""A stairwell: one family, its team, and the next grid's worker who must see nothing."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.intake.actors import Actor, system
from wangdi.intake.approving import approve
from wangdi.intake.commands import Incoming
from wangdi.intake.models import Approval
from wangdi.intake.submitting import Answer, submit, submit_one
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling, Household, Person
from wangdi.profiles.actions import load_shipped
from wangdi.profiles.models import Activation, ProfileVersion
from wangdi.quarantine.models import Episode
from wangdi.staff.models import Worker
from wangdi.territory.models import Grid, Place

ARRIVED = date(2020, 2, 1)
NOON = datetime(2020, 2, 1, 4, 0, tzinfo=UTC)
TEAM = {"doctor": "doctor", "police": "police", "cadre": "grid", "property": "property"}


@dataclass
class Stairwell:
    office: Place
    community: Place
    building: Place
    grid: Grid
    version: ProfileVersion
    household: Household
    people: list[Person]
    users: dict[str, User] = field(default_factory=dict)
    workers: dict[str, Worker] = field(default_factory=dict)

    def actor(self, role: str) -> Actor:
        return self.users[role].actor()

    def send(self, role: str, command: str, **payload: Any) -> Answer:
        return submit_one(actor=self.actor(role), command=f"quarantine.{command}", payload=payload)

    def propose(self, person: int = 0, **changes: Any) -> Episode:
        payload = {
            "person": self.people[person].id,
            "household": self.household.id,
            "profile": self.version.id,
            "category": "key_area",
            "measure": "home_quarantine",
            "day_zero": ARRIVED,
            "days": 14,
            "reasons": [{"zh": "到过重点地区", "en": "Was in a key area"}],
        } | changes
        key = ids.uuid7()
        submit(
            actor=system("quarantine"),
            command="quarantine.propose",
            records=[Incoming(key, payload)],
        )
        return Episode.objects.get(id=key)

    def looked_at(self, episode: Episode, role: str = "grid_worker", **answers: str) -> Answer:
        """Every question answered as it suits, but for `answers`."""
        home = episode.section.home
        suits = {one.code: one.suits for one in home.questions} if home else {}
        return self.send(role, "look_at_home", episode=episode.id, answers=suits | answers)

    def decided(self, person: int = 0) -> Episode:
        episode = self.propose(person)
        self.looked_at(episode)
        self.send("community_secretary", "decide", episode=episode.id, accepted=True)
        return again(episode)

    def assigned(self, person: int = 0) -> Episode:
        episode = self.decided(person)
        team = {slot: self.workers[slot].id for slot in TEAM}
        self.send("community_secretary", "assign_team", episode=episode.id, team=team)
        return again(episode)

    def notified(self, person: int = 0) -> Episode:
        episode = self.assigned(person)
        at = clock.now()
        self.send("grid_worker", "serve_notice", episode=episode.id, how="in_person", at=at)
        return again(episode)

    def read(self, episode: Episode, value: str, **changes: Any) -> Answer:
        payload = {"episode": episode.id, "value": value, "at": clock.now()} | changes
        return self.send("grid_worker", "record_reading", **payload)

    def prepare(self, episode: Episode, **changes: Any) -> UUID:
        self.send("area_doctor", "release", episode=episode.id, **changes)
        return Approval.objects.filter(subject=episode.id).latest("received_at", "id").id

    def agree(self, approval: UUID) -> None:
        approve(approval, by=self.actor("leader"))


def again(episode: Episode) -> Episode:
    return Episode.objects.get(id=episode.id)


def _place(kind: str, name: str, parent: Place | None = None, **more: Any) -> Place:
    above = [*parent.ancestors, parent.id] if parent else []
    return Place.objects.create(
        kind=kind, name=name, parent=parent, ancestors=above, valid_from=ARRIVED, **more
    )


def _house(building: Place, community: Place, grid: Grid) -> tuple[Household, list[Person]]:
    stamp = {"community_id": community.id, "grid_id": grid.id, "building_id": building.id}
    dwelling = Dwelling.objects.create(
        building=building,
        unit="2",
        room="502",
        address="3号楼2单元502室",
        sort_key="0003.02.0502",
        community_id=community.id,
        grid_id=grid.id,
    )
    household = Household.objects.create(
        dwelling=dwelling,
        address=dwelling.address,
        sort_key=dwelling.sort_key,
        opened_on=ARRIVED,
        **stamp,
    )
    names = ("返乡居民甲", "同住家人乙", "同住家人丙")
    people = [
        Person.objects.create(household=household, name=name, entered_on=ARRIVED, sex="f", **stamp)
        for name in names
    ]
    return household, people


def _person_of(role: str, stairwell: Stairwell) -> None:
    user = User.objects.create_user(role, f"{role} 测试员")
    place = stairwell.office if role in ("duty_desk", "leader") else stairwell.community
    grid = stairwell.grid if role == "grid_worker" else None
    Grant.objects.create(
        user=user, role=role, place=None if grid else place, grid=grid, valid_from=ARRIVED
    )
    stairwell.users[role] = user


def _worker(slot: str, kind: str, stairwell: Stairwell) -> None:
    roles = {"doctor": "area_doctor", "police": "area_police", "cadre": "grid_worker"}
    roles["property"] = "property_manager"
    stairwell.workers[slot] = Worker.objects.create(
        user=stairwell.users[roles[slot]],
        name=f"{kind}甲",
        kind=kind,
        work_phone="00000000001",
        joined_on=ARRIVED,
        community_id=stairwell.community.id,
    )


ROLES = (
    "community_secretary",
    "area_doctor",
    "area_police",
    "property_manager",
    "grid_worker",
    "duty_desk",
    "leader",
    "supplies_keeper",
)


@pytest.fixture
def hand():
    """The clock, held at noon of 1 February 2020 in Shanghai."""
    with clock.frozen(NOON, everywhere=True) as hand:
        yield hand


@pytest.fixture
def stairwell(db, hand) -> Stairwell:
    office = _place("subdistrict", "试验街道")
    community = _place("community", "近社区", office)
    Place.objects.filter(id=community.id).update(community_id=community.id)
    community.community_id = community.id
    grid = Grid.objects.create(
        code="1", name="第一网格", level=3, community=community, valid_from=ARRIVED
    )
    other = Grid.objects.create(
        code="2", name="第二网格", level=3, community=community, valid_from=ARRIVED
    )
    building = _place("building", "3号楼", community, community_id=community.id, grid=grid)
    versions = {one.profile_id: one for one in load_shipped()}
    version = versions["covid19-2020-02-henan"]
    Activation.objects.create(
        version=version, from_at=NOON - timedelta(days=1), reason="test", prepared_by_label="test"
    )
    household, people = _house(building, community, grid)
    made = Stairwell(office, community, building, grid, version, household, people)
    for role in ROLES:
        _person_of(role, made)
    stranger = User.objects.create_user("next_grid", "隔壁网格员")
    Grant.objects.create(user=stranger, role="grid_worker", grid=other, valid_from=ARRIVED)
    made.users["next_grid"] = stranger
    for slot, kind in TEAM.items():
        _worker(slot, kind, made)
    return made
