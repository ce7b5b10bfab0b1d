"""A worker of the town in front of his doors with a phone, and a second worker beside him."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from wangdi.field import entering, showing
from wangdi.field.entering import Asking
from wangdi.field.models import SignIn
from wangdi.lib import clock, ids
from wangdi.people.models import Dwelling
from wangdi.screening.models import CanvassRound
from wangdi.territory.models import Grid
from wangdi.world.cast import FIRST_BEAT
from wangdi.world.fixtures import Town
from wangdi.world.proving.handset import Handset, Record

VISIT = "screening.record_visit"


@dataclass
class Walker:
    """A phone, who is signed in on it, and where he walks."""

    town: Town
    sign_in: SignIn
    handset: Handset
    round: UUID
    doors: list[UUID]
    browser: Client = field(default_factory=Client)

    def visit(self, door: int | UUID = 0, outcome: str = "answered", **more: Any) -> Record:
        dwelling = self.doors[door] if isinstance(door, int) else door
        return self.make(
            VISIT, {"round": self.round, "dwelling": dwelling, "outcome": outcome}, **more
        )

    def make(self, command: str, payload: Any, **more: Any) -> Record:
        key = more.pop("key", None) or ids.uuid7()
        at = more.pop("at", None) or clock.now()
        return self.handset.record(key, command, payload, at=at, **more)

    def post(self, said: Any, token: str | None = None) -> Any:
        return self.browser.post(
            "/field/sync",
            said,
            content_type="application/json",
            headers={"X-Field-Shift": token or self.handset.token, "Accept-Language": "en"},
        )

    def send(self, *records: Record, **more: Any) -> list[tuple[str, str]]:
        """(answer, reason) of each."""
        at = more.pop("sent_at", None) or clock.now()
        said = self.post(self.handset.envelope(list(records), at=at, **more))
        assert said.status_code == 200, said.content
        return [(one["answer"], one["reason"]) for one in said.json()["answers"]]


def sign_in(town: Town, username: str, asking: Asking | None = None) -> tuple[SignIn, Handset]:
    begun = entering.sign_in(town.user(username), asking or Asking(name="一号机"))
    return begun, Handset.of(showing.signed_in(begun))


def walker_of(town: Town, username: str, asking: Asking | None = None) -> Walker:
    canvass = CanvassRound.objects.filter(series=None).order_by("-id")[0]
    beat = Grid.objects.get(code=FIRST_BEAT)
    doors = Dwelling.objects.filter(grid_id=beat.id).order_by("sort_key", "id")
    begun, handset = sign_in(town, username, asking)
    return Walker(town, begun, handset, canvass.id, list(doors.values_list("id", flat=True)[:20]))


@pytest.fixture
def walker(town: Town) -> Walker:
    return walker_of(town, "worker")


def later(hours: float) -> Any:
    """The clock, so many hours from now."""
    return clock.frozen(clock.now() + timedelta(hours=hours))
