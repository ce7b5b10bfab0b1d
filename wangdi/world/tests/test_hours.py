"""The named world can be built at any hour of the day: its story is played up to that minute."""

from datetime import timedelta

import pytest

from wangdi.lib import clock
from wangdi.world import building
from wangdi.world.scales import SMALL
from wangdi.world.telling import Steps

HOURS = (0.2, 9.7, 16.8, 23.9)


@pytest.mark.parametrize("hour", HOURS)
def test_it_is_built_at_any_hour(own_empty, monkeypatch, hour: float) -> None:
    begins, _ends = clock.day_bounds(clock.today())
    later = begins + timedelta(hours=hour) - clock.now()
    machine = clock.Hand.read
    monkeypatch.setattr(
        clock.Hand, "read", lambda hand: machine(hand) + (timedelta(0) if hand.at else later)
    )
    building.build(SMALL, Steps(quiet=True))
    assert building.is_built() == SMALL.name
