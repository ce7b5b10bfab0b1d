"""A motorway exit and a station, a bus, three returnees, and everybody who has a hand in it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.duties.tests import town as streets
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answer, Answers, submit, submit_one
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling
from wangdi.transfer.models import EntryPoint, Handover, Trip, Vehicle

NOON = datetime(2020, 2, 10, 4, tzinfo=UTC)
DRAWN = "M10 10 L100 120 L200 60"
NAMES = ("练甲", "练乙", "练丙")


@dataclass
class Road:
    town: streets.Town
    point: EntryPoint
    vehicle: Vehicle
    doors: list[Dwelling]
    people: list[UUID] = field(default_factory=list)

    def send(self, who: str, command: str, **payload: Any) -> Answer:
        actor = self.town.users[who].actor()
        return submit_one(actor=actor, command=f"transfer.{command}", payload=payload)

    def each(self, who: str, command: str, people: list[UUID], **payload: Any) -> Answers:
        records = [Incoming(ids.uuid7(), {**payload, "handover": one}) for one in people]
        actor = self.town.users[who].actor()
        return submit(actor=actor, command=f"transfer.{command}", records=records)

    def expect(self, name: str = "练甲", **changes: Any) -> UUID:
        payload = {
            "point": self.point.id,
            "expected_at": clock.now() + timedelta(hours=1),
            "community": self.town.here.id,
            "dwelling": self.doors[0].id,
            "name": name,
            "phone": "00000000001",
            "origin": "湖北武汉",
            "origin_code": "42",
        } | changes
        subject = self.send("driver", "expect", **payload).subject
        assert subject is not None
        return subject

    def arrived(self, count: int = 3, **changes: Any) -> list[UUID]:
        people = [self.expect(NAMES[n % 3] + "壹贰叁肆伍陆柒捌玖拾"[n // 3], **changes)
                  for n in range(count)]  # fmt: skip
        assert self.each("driver", "arrive", people).applied == count
        return people

    def screened(self, count: int = 3, **changes: Any) -> list[UUID]:
        people = self.arrived(count, **changes)
        assert self.each("driver", "screen", people, temperature="36.5").applied == count
        return people

    def sign(self, who: str, people: list[UUID], **changes: Any) -> Answers:
        payload = {
            "slip": uuid4(), "stage": "point", "side": "gives", "other_name": "接收员甲",
            "drawing": DRAWN,
        } | changes  # fmt: skip
        return self.each(who, "sign", people, **payload)

    def handed(self, count: int = 3, **changes: Any) -> list[UUID]:
        people = self.screened(count, **changes)
        assert self.sign("driver", people).applied == count
        return people

    def trip(self, **changes: Any) -> UUID:
        payload = {
            "vehicle": self.vehicle.id, "point": self.point.id,
            "kit": ["mask", "gloves", "goggles", "suit"],
        } | changes  # fmt: skip
        trip = self.send("driver", "begin_trip", **payload).subject
        assert trip is not None
        return trip

    def riding(self, count: int = 3) -> list[UUID]:
        people = self.handed(count)
        assert self.each("driver", "board", people, trip=self.trip()).applied == count
        return people

    def receive(self, people: list[UUID], **changes: Any) -> Answers:
        payload = {"stage": "door", "side": "takes", "other_name": "司机甲"} | changes
        return self.sign("secretary", people, **payload)

    def states(self) -> list[str]:
        return list(Handover.objects.order_by("id").values_list("state", flat=True))

    def only_trip(self) -> Trip:
        return Trip.objects.get()


@pytest.fixture
def noon():
    with clock.frozen(NOON, everywhere=True) as hand:
        yield hand


@pytest.fixture
def road(db, noon) -> Road:
    town = streets.build()
    for name, role in (("driver", "transport"), ("doctor", "area_doctor")):
        user = User.objects.create(username=name, name=f"练习{name}")
        Grant.objects.create(user=user, role=role, place=town.office, valid_from=streets.BEGAN)
        town.users[name] = user
    actor = town.users["driver"].actor()
    payload = {"name": "高速出口甲", "kind": "motorway", "contact_phone": "00000000002"}
    point = submit_one(actor=actor, command="transfer.open_point", payload=payload).subject
    bus = {"plate": "豫A12345", "kind": "bus", "seats": 20, "driver_name": "司机甲"}
    vehicle = submit_one(actor=actor, command="transfer.register_vehicle", payload=bus).subject
    assert point
    assert vehicle
    return Road(
        town, EntryPoint.objects.get(id=point), Vehicle.objects.get(id=vehicle), town.doors("one")
    )
