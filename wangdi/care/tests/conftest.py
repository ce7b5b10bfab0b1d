"""Two buildings with a family in care, another home that is not, and everybody who helps."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.care.models import Order
from wangdi.duties.tests import town as streets
from wangdi.intake.actors import Actor, system
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import clock
from wangdi.people.models import Dwelling, Household, Person
from wangdi.profiles.actions import load_shipped
from wangdi.profiles.models import Activation, ProfileVersion
from wangdi.quarantine.models import Episode

NOON = datetime(2020, 2, 10, 4, tzinfo=UTC)
ROLES = (
    ("doctor", "area_doctor"), ("leader", "leader"), ("property", "property_manager"),
    ("counsellor", "counsellor"), ("colleague", "counsellor"), ("supplies", "supplies_keeper"),
)  # fmt: skip
RESIDENT = system("resident")


@dataclass
class Homes:
    town: streets.Town
    version: ProfileVersion
    homes: list[Household]
    people: list[Person]
    episodes: dict[UUID, Episode] = field(default_factory=dict)

    def actor(self, who: str) -> Actor:
        return self.town.users[who].actor()

    def client(self, who: str) -> Client:
        return self.town.client(who)

    def send(self, who: str, command: str, **payload: Any) -> Answer:
        return submit_one(actor=self.actor(who), command=f"care.{command}", payload=payload)

    def by_home(self, command: str, **payload: Any) -> Answer:
        """As the household does it on its own page."""
        return submit_one(
            actor=RESIDENT, command=f"care.{command}", payload=payload, channel="resident"
        )

    def ask(self, kind: str = "groceries", home: int = 0, **more: Any) -> Order:
        payload = {"household": self.homes[home].id, "kind": kind} | more
        answer = self.send("desk", "ask", **payload)
        assert answer.subject
        return Order.objects.get(id=answer.subject)

    def delivered(self, kind: str = "groceries", **more: Any) -> Order:
        order = self.ask(kind, **more)
        self.send("worker", "accept", order=order.id)
        self.send("worker", "deliver", order=order.id)
        return again(order)

    def care_for(self, home: int, state: str = "notified") -> Episode:
        one = self.homes[home]
        person = self.people[home]
        episode = Episode.objects.create(
            person=person, household=one, profile=self.version, category="key_area",
            measure="home_quarantine", state=state, day_zero=date(2020, 2, 8),
            last_day=date(2020, 2, 22), release_from=NOON + timedelta(days=12), by_rule=True,
            proposed_at=NOON - timedelta(days=2), community_id=one.community_id,
            grid_id=one.grid_id, building_id=one.building_id,
        )  # fmt: skip
        self.episodes[one.id] = episode
        return episode


def again(order: Any) -> Order:
    return Order.objects.get(id=getattr(order, "id", order))


def _home(door: Dwelling, n: int) -> tuple[Household, Person]:
    stamp = {
        "community_id": door.community_id,
        "grid_id": door.grid_id,
        "building_id": door.building_id,
    }
    home = Household.objects.create(
        dwelling=door, address=door.address, sort_key=door.sort_key,
        opened_on=streets.BEGAN, size=1, **stamp,
    )  # fmt: skip
    person = Person.objects.create(
        household=home, name=f"居民{'甲乙丙丁'[n]}", entered_on=streets.BEGAN, sex="f", **stamp
    )
    return home, person


@pytest.fixture
def noon():
    with clock.frozen(NOON, everywhere=True) as hand:
        yield hand


@pytest.fixture
def homes(db, noon) -> Homes:
    """Homes 0 and 1 in building one, 2 in building two of another grid; 3 in the next community."""
    town = streets.build()
    for name, role in ROLES:
        user = User.objects.create(username=name, name=f"练习{name}")
        place = town.here if name in ("property", "doctor") else town.office
        Grant.objects.create(user=user, role=role, place=place, valid_from=streets.BEGAN)
        town.users[name] = user
        if role == "leader":
            Authenticator.objects.create(user=user, type="totp", data={"secret": ""})
    versions = {one.profile_id: one for one in load_shipped()}
    version = versions["covid19-2020-02-henan"]
    Activation.objects.create(
        version=version, from_at=NOON - timedelta(days=9), reason="test", prepared_by_label="test"
    )
    one, two = town.doors("one", 2)
    doors = [one, two, *town.doors("two", 1), *town.doors("far", 1)]
    made = [_home(door, n) for n, door in enumerate(doors)]
    return Homes(town, version, [home for home, _ in made], [person for _, person in made])
