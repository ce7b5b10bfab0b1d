"""Two grids and a neighbour with venues, a police officer and a leader, before noon of a day."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.duties.models import Duty
from wangdi.duties.tests import town as streets
from wangdi.intake.actors import Actor
from wangdi.intake.approving import approve
from wangdi.intake.models import Approval
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import clock
from wangdi.patrol.models import PatrolFinding, Venue, VenueOrder
from wangdi.profiles.actions import load_shipped

NOON = datetime(2020, 2, 10, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
BASIS = "示例区指挥部第3号通告"


@dataclass
class Streets:
    town: streets.Town

    def actor(self, who: str) -> Actor:
        return self.town.users[who].actor()

    def client(self, who: str) -> Client:
        return self.town.client(who)

    def send(self, who: str, command: str, **payload: Any) -> Answer:
        return submit_one(actor=self.actor(who), command=f"patrol.{command}", payload=payload)

    def find(self, who: str = "worker", **more: Any) -> PatrolFinding:
        told = {"kind": "gathering", "at": clock.now(), "place": self.town.buildings["one"].id}
        answer = self.send(who, "find", **(told | more))
        assert answer.subject
        return PatrolFinding.objects.get(id=answer.subject)

    def venue(self, kind: str = "gym", place: str = "one", **more: Any) -> Venue:
        told = {"place": self.town.buildings[place].id, "name": f"示例{kind}", "kind": kind}
        answer = self.send("desk", "register_venue", **(told | more))
        assert answer.subject
        return Venue.objects.get(id=answer.subject)

    def order(self, measure: str = "close", kinds: tuple[str, ...] = ("gym",), **more: Any):
        now = clock.now()
        told = {
            "measure": measure,
            "kinds": kinds,
            "place": self.town.office.id,
            "basis": BASIS,
            "starts_at": now,
            "ends_at": now + timedelta(days=3),
        }
        self.send("desk", "order", **(told | more))
        for waiting in Approval.objects.filter(decided_at=None):
            approve(waiting.id, by=self.actor("leader"))
        return VenueOrder.objects.latest("made_at")

    def check(self, venue: Venue, who: str = "worker", **more: Any) -> Answer:
        return self.send(
            who, "check_venue", **({"venue": venue.id, "at": clock.now(), "open": True} | more)
        )


def again(record: Any) -> Any:
    return type(record).objects.get(id=record.id)


def duties(kind: str, subject: Any) -> list[Duty]:
    return list(Duty.objects.filter(kind=kind, subject=subject.id).order_by("opens_at"))


@pytest.fixture
def noon():
    with clock.frozen(NOON, everywhere=True) as hand:
        yield hand


@pytest.fixture
def here(db, noon) -> Streets:
    """Profiles are there, none is in force: the house's own rules hold."""
    load_shipped()
    town = streets.build()
    for name, role, where in (
        ("officer", "area_police", town.here),
        ("leader", "leader", town.office),
        ("clerk", "hotline_clerk", town.office),
    ):
        user = User.objects.create(username=name, name=f"练习{name}")
        Grant.objects.create(user=user, role=role, place=where, valid_from=streets.BEGAN)
        town.users[name] = user
    Authenticator.objects.create(user=town.users["leader"], type="totp", data={"secret": ""})
    return Streets(town)
