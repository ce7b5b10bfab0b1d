from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.links import tokens
from wangdi.links.models import HouseholdLink
from wangdi.staff.slips import quick_hash
from wangdi.world.fixtures import Town

PIN = "204816"
TEST = system("test")


class Home:
    """A household with its link, and the telephone in its hands."""

    def __init__(self, town: Town, head: str) -> None:
        self.town, self.head = town, head
        self.household = town.household(head)
        key = ids.uuid7()
        hashed = quick_hash(PIN)
        asked = {"household": str(self.household.id), "pin": hashed}
        submit_one(actor=TEST, command="links.make", payload=asked, key=key)
        self.link = HouseholdLink.objects.get(id=key)
        self.phone = Client()
        self.phone.cookies["django_language"] = "en"

    @property
    def door(self) -> str:
        return reverse("me:door", args=[tokens.token_of(self.link.id)])

    def enter(self) -> Client:
        self.phone.get(self.door)
        answer = self.phone.post(reverse("me:pin"), {"pin": PIN})
        assert answer.status_code == 302, answer.content.decode()
        return self.phone


@pytest.fixture
def home(town: Town) -> Callable[[str], Home]:
    return lambda head: Home(town, head)


def tomorrow_at(wall: str) -> datetime:
    """Of a day of which the named world has told nothing yet, whenever it was built."""
    return clock.at(clock.today() + timedelta(days=1), time.fromisoformat(wall))
