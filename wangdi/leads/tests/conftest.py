"""A list from above, the people it means, and those it does not."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from wangdi.duties.tests.conftest import noon, town
from wangdi.importing.kinds import Context, Prepared, Table
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit, submit_one
from wangdi.leads.entering.preparing import match, prepare
from wangdi.leads.models import Lead, LeadBatch
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling, Household, Person

__all__ = ["noon", "town"]

NUMBER = "999999199001010010"
COLUMNS = ("name", "id_number", "phone", "community", "address", "kind", "place", "arrived_on")
HEADINGS = ("姓名", "身份证号", "联系电话", "社区", "现住址", "类别", "来源地", "到达日期")
SENT = ("序号", *HEADINGS)


def live(door: Dwelling, name: str, **more: Any) -> Person:
    """Somebody who lives behind a door."""
    stamps = {
        "community_id": door.community_id,
        "grid_id": door.grid_id,
        "building_id": door.building.id,
    }
    home, _made = Household.objects.get_or_create(
        dwelling=door,
        defaults={
            "address": door.address,
            "sort_key": "x",
            "opened_on": date(2020, 1, 1),
            **stamps,
        },
    )
    return Person.objects.create(
        household=home, name=name, entered_on=date(2020, 1, 1), **more, **stamps
    )


class Office:
    """Brings lists and acts, by the names that say who they are."""

    def __init__(self, town: Any) -> None:
        self.town = town

    def actor(self, who: str) -> Any:
        return self.town.users[who].actor()

    def read(self, *rows: tuple[Any, ...], who: str = "desk", **decided: str) -> Prepared:
        cells = {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}
        sent = [(n, *row) for n, row in enumerate(rows, 1)]
        table = Table(range(2, 2 + len(rows)), cells, SENT, sent)
        return prepare(table, Context(self.actor(who), decided))

    def match(self, prepared: Prepared, who: str = "desk") -> list[Any]:
        return match(prepared, Context(self.actor(who)))

    def enter(self, prepared: Prepared, who: str = "desk") -> Answers:
        records = [Incoming(ids.uuid7(), payload) for payload in prepared.payloads]
        return submit(
            actor=self.actor(who), command="leads.enter", records=records, channel="import"
        )

    def bring(self, *rows: tuple[Any, ...], who: str = "desk") -> list[Lead]:
        answers = self.enter(self.read(*rows, who=who), who)
        assert answers.review == 0, [one.sentence for one in answers.each]
        return [Lead.objects.get(id=str(one.subject)) for one in answers.each]

    def send(self, who: str, command: str, **payload: Any) -> Any:
        return submit_one(actor=self.actor(who), command=f"leads.{command}", payload=payload)

    def letter(self, **changes: Any) -> LeadBatch:
        at = clock.now() - timedelta(hours=1)
        payload = {
            "sender": "练习区指挥部",
            "number": "练〔2020〕3号",
            "received_at": at,
            **changes,
        }
        self.send("desk", "register_batch", **payload)
        return LeadBatch.objects.get(number=payload["number"])

    def settle(
        self, lead: Lead, outcome: str = "not_here", who: str = "worker", **more: Any
    ) -> Any:
        proof = {"proofs": ["statement"], "proof_text": "邻居说他一直在外地"}
        return self.send(who, "settle", **{"lead": lead.id, "outcome": outcome, **proof, **more})


@pytest.fixture
def office(town, noon) -> Office:
    for building in town.buildings:
        town.doors(building)
    return Office(town)


@pytest.fixture
def door(office, town) -> Callable[[str, int], Dwelling]:
    """The nth door of a building."""

    def find(building: str = "one", n: int = 1) -> Dwelling:
        return Dwelling.objects.select_related("building").get(
            building=town.buildings[building], room=f"{n}01"
        )

    return find


@pytest.fixture
def resident(door) -> Person:
    return live(door(), "练习返乡", phone="00000000001", id_number=NUMBER, id_kind="citizen")


def again(lead: Lead | UUID) -> Lead:
    return Lead.objects.get(id=lead if isinstance(lead, UUID) else lead.id)


ROW = ("练习返乡", NUMBER, "00000000001", "", "", "返乡人员", "湖北武汉", "2020-02-08")
