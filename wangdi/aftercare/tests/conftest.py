"""Somebody who was released at the hour, his contact and his doctor."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from wangdi.aftercare import receivers
from wangdi.aftercare.models import Aftercare
from wangdi.intake.approving import approve
from wangdi.intake.models import Approval, Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.quarantine import ticks
from wangdi.quarantine.tests.conftest import hand, stairwell

__all__ = ["hand", "stairwell"]

HOUR = timedelta(hours=1)
Try = Callable[..., Any]


@pytest.fixture
def file(stairwell, hand) -> Aftercare:
    """The file of one released at 00:00; the clock stands at 00:01."""
    episode = stairwell.notified()
    hand.move(episode.release_from - clock.now() - 5 * HOUR)
    stairwell.read(episode, "36.4")
    stairwell.send("community_secretary", "clear", episode=episode.id)
    approve(Approval.objects.get().id, by=stairwell.actor("leader"))
    hand.move(5 * HOUR + timedelta(minutes=1))
    ticks.take_effect()
    receivers.begin(list(Fact.objects.filter(kind="quarantine.released")))
    return Aftercare.objects.get()


@pytest.fixture
def attempt(stairwell, file) -> Try:
    """A try by somebody: reached and well, unless said otherwise."""

    def make(answer: str = "reached", role: str = "grid_worker", **more: Any) -> Any:
        feels = "well" if answer == "reached" else ""
        asked = {"file": file.id, "answer": answer, "feels": feels, "at": clock.now(), **more}
        return submit_one(
            actor=stairwell.actor(role), command="aftercare.record_call", payload=asked
        )

    return make
