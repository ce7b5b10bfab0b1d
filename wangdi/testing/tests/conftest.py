"""Somebody who is tested, his doctor, and a list as a laboratory sends it."""

from collections.abc import Callable
from typing import Any

import pytest

from wangdi.access.models import Grant
from wangdi.accounts.models import User
from wangdi.duties.tests.conftest import noon, town
from wangdi.duties.tests.town import BEGAN, NOON
from wangdi.importing.kinds import Context, Prepared, Table
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit, submit_one
from wangdi.leads.tests.conftest import NUMBER, live
from wangdi.lib import ids
from wangdi.people.models import Person
from wangdi.testing.entering.preparing import match, prepare
from wangdi.testing.models import Result

__all__ = ["noon", "town"]

COLUMNS = ("name", "id_number", "phone", "sampled_at", "outcome", "reported_at", "number")


class Clinic:
    """Enters results and brings lists, by the names that say who does."""

    def __init__(self, town: Any) -> None:
        self.town = town

    def actor(self, who: str = "doctor") -> Any:
        return self.town.users[who].actor()

    def send(self, command: str, who: str = "doctor", **payload: Any) -> Any:
        return submit_one(actor=self.actor(who), command=f"testing.{command}", payload=payload)

    def record(self, person: Person, outcome: str = "negative", **more: Any) -> Result:
        reported = None if outcome == "pending" else NOON.isoformat()
        asked = {"outcome": outcome, "sampled_on": "2020-02-10", "reported_at": reported, **more}
        return Result.objects.get(id=self.send("record", person=person.id, **asked).subject)

    def read(self, *rows: tuple[Any, ...], **decided: str) -> Prepared:
        cells = {name: [row[n] for row in rows] for n, name in enumerate(COLUMNS)}
        table = Table(range(2, 2 + len(rows)), cells)
        return prepare(table, Context(self.actor(), decided))

    def found(self, prepared: Prepared) -> list[tuple[str, list[int]]]:
        return [(one.cause, one.rows) for one in match(prepared, Context(self.actor()))]

    def enter(self, prepared: Prepared) -> Answers:
        records = [Incoming(ids.uuid7(), payload) for payload in prepared.payloads]
        return submit(
            actor=self.actor(), command="testing.enter", records=records, channel="import"
        )


@pytest.fixture
def clinic(town, noon) -> Clinic:
    user = User.objects.create(username="doctor", name="练习片医")
    Grant.objects.create(user=user, role="area_doctor", place=town.here, valid_from=BEGAN)
    town.users["doctor"] = user
    return Clinic(town)


@pytest.fixture
def resident(town) -> Callable[..., Person]:
    """Somebody behind a door of its own."""
    doors = iter(town.doors("one", 9))

    def enter(name: str = "练习住户", **more: Any) -> Person:
        return live(next(doors), name, **more)

    return enter


@pytest.fixture
def tested(resident) -> Person:
    return resident("练习受检", phone="00000000001", id_number=NUMBER, id_kind="citizen")
