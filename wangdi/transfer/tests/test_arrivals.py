"""Received at the door is registered as a return: nobody types him again."""

import pytest

from wangdi.intake.facts import deliver
from wangdi.screening.models import Arrival


@pytest.mark.django_db(transaction=True)
def test_who_is_received_is_registered_by_the_fact_alone(road):
    people = road.riding(2)
    road.receive(people)
    deliver()
    arrivals = Arrival.objects.standing().order_by("id")
    assert len(arrivals) == 2
    assert {one.dwelling_id for one in arrivals} == {road.doors[0].id}
    assert {one.origin for one in arrivals} == {"湖北武汉"}
    deliver()
    assert Arrival.objects.count() == 2
