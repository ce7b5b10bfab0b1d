"""A command of the tests' own, so that the boxes have something to show."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from wangdi.access import permissions
from wangdi.access.tests import cast
from wangdi.intake import registry
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.territory.models import Place

DONE: list[Any] = []


class KnockPayload(Payload):
    community: int
    person_name: str
    phone: str = ""
    day: date = date(2026, 2, 10)
    doors: int = 1


class Knock(Command[KnockPayload]):
    name = "test.knock"
    permission = "test.knock"
    event = "test.knocked"
    subject_kind = "knock"
    Payload = KnockPayload

    def locate(self, payloads: Sequence[KnockPayload]) -> list[Stamp | None]:
        known = Place.objects.in_bulk({payload.community for payload in payloads})
        return [
            NOWHERE if p.community == 0 else Stamp(p.community) if p.community in known else None
            for p in payloads
        ]

    def apply(self, work: Work, records: Sequence[Record[KnockPayload]]) -> list[Outcome]:
        for record in records:
            if record.payload.doors < 1:
                raise Refused("No door was knocked on.", "doors", "impossible")
        DONE.extend(record.payload for record in records)
        return [Applied(record.key) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused("no")


class KnockLoudly(Knock):
    name = "test.knock_loudly"
    event = "test.knocked_loudly"
    second_person = "test.agree"


@pytest.fixture(autouse=True)
def knocking(monkeypatch):
    commands = {**registry._commands, "test.knock": Knock(), "test.knock_loudly": KnockLoudly()}
    monkeypatch.setattr(registry, "_commands", commands)
    monkeypatch.setattr(permissions, "_declared", dict(permissions._declared))
    permissions.declare(
        "test.knock", "Knock on a door", roles=("grid_worker", "community_secretary", "leader")
    )
    permissions.declare("test.agree", "Agree", roles=("community_secretary", "leader"))
    DONE.clear()


@pytest.fixture
def office(db):
    return cast.make("grid_worker", "community_secretary", "duty_desk", "leader", "audit_admin")
