"""Somebody in care in the named world, at ten in the morning, and who looks after him."""

from collections.abc import Iterator
from datetime import time

import pytest

from wangdi.checks.models import Check, CheckTry, FollowUp
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.links.models import HouseholdLink

CLOCK = system("clock")


@pytest.fixture
def unasked(town):
    """The named world with nobody checked upon yet, so that a test finds only its own."""
    for model in (CheckTry, FollowUp, Check):
        model.objects.all().delete()
    Duty.objects.filter(kind__startswith="checks.").delete()
    HouseholdLink.objects.all().delete()
    return town


@pytest.fixture
def ten(unasked) -> Iterator[clock.Hand]:
    """Ten in the morning of this day, so that nothing of these tests falls into the quiet hours."""
    with clock.frozen(clock.at(clock.today(), time(10))) as hand:
        yield hand


@pytest.fixture
def file(town):
    return town.episode("返乡人戊")


@pytest.fixture
def send(town):
    """`send("worker", "checks.record", check=…)`: as that person would; raises Refused."""

    def sent(who, command, **payload):
        return submit_one(actor=town.user(who).actor(), command=command, payload=payload)

    return sent


@pytest.fixture
def drawn(ten, file):
    """A random check by video that has just begun."""
    payload = {"episode": file.id, "kind": "video", "number": 1, "opens_at": clock.now()}
    answer = submit_one(actor=CLOCK, command="checks.plan", payload=payload, channel="clock")
    return found(answer)


@pytest.fixture
def asked(ten, file, send):
    """The household was asked for its location a moment ago."""
    answer = send("secretary", "checks.ask", episode=file.id, purpose="两次无人应答")
    return found(answer)


def found(answer):
    return Check.objects.get(id=answer.subject)
