"""A telephone, two communities, a clerk, and whoever has to go and look."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.duties.tests import town as streets
from wangdi.hotline.models import Ticket
from wangdi.intake.actors import Actor
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import clock
from wangdi.people.models import Dwelling

NOON = datetime(2020, 2, 10, 4, tzinfo=UTC)
FACT = "二单元三楼有人从外地回来，昨晚灯亮着"


@dataclass
class Line:
    town: streets.Town
    doors: list[Dwelling]

    def actor(self, who: str) -> Actor:
        return self.town.users[who].actor()

    def send(self, who: str, command: str, **payload: Any) -> Answer:
        actor = self.actor(who)
        return submit_one(actor=actor, command=f"hotline.{command}", payload=payload)

    def told(self, **changes: Any) -> dict[str, Any]:
        return {
            "kind": "return_tip",
            "what": FACT,
            "place": "1号楼1-101",
            "happened_on": date(2020, 2, 9),
            "community": self.town.here.id,
            "caller_phone": "00000000005",
            "caller_name": "来电人甲",
        } | changes

    def record(self, **changes: Any) -> Ticket:
        answer = self.send("clerk", "record", **self.told(**changes))
        assert answer.subject
        return Ticket.objects.get(id=answer.subject)

    def handled(self, verdict: str = "unfounded", **changes: Any) -> Ticket:
        ticket = self.record(**changes)
        self.send("secretary", "accept", ticket=ticket.id)
        evidence = "监控与邻居均可证明" if verdict == "false" else ""
        self.send(
            *("secretary", "handle"),
            ticket=ticket.id, verdict=verdict, note="已上门核实", evidence=evidence,
        )  # fmt: skip
        return again(ticket)

    def replied(self, **changes: Any) -> Ticket:
        ticket = self.handled(**changes)
        self.send("clerk", "reply", ticket=ticket.id, how="phone", text="已核实并处理")
        return again(ticket)


def again(ticket: Ticket | UUID) -> Ticket:
    return Ticket.objects.get(id=getattr(ticket, "id", ticket))


@pytest.fixture
def noon():
    with clock.frozen(NOON, everywhere=True) as hand:
        yield hand


@pytest.fixture
def line(db, noon) -> Line:
    town = streets.build()
    for name, role in (("clerk", "hotline_clerk"), ("doctor", "area_doctor"), ("leader", "leader")):
        user = User.objects.create(username=name, name=f"练习{name}")
        Grant.objects.create(user=user, role=role, place=town.office, valid_from=streets.BEGAN)
        town.users[name] = user
    return Line(town, town.doors("one"))
