"""A round of several hundred doors through the intake equals an independent count at every hour."""

import pytest

from wangdi.world.proving.campaign import walk
from wangdi.world.proving.ground import Size


@pytest.mark.django_db(transaction=True)
def test_coverage_at_every_hour_equals_an_independent_count() -> None:
    results = {one.name: one for one in walk(1, Size(doors=240, workers=4, communities=2))}
    assert not [one for one in results.values() if not one.holds]
    assert results["hours_compared"].value == 15
    assert results["doors_lit_at_night"].value > 0
    assert results["visits"].value > 240
