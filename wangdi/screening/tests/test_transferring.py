"""Received from an entry point: an arrival by the same record as any other."""

from datetime import timedelta

import pytest

from wangdi.intake.models import Fact
from wangdi.lib import clock
from wangdi.screening import transferring
from wangdi.screening.models import Arrival
from wangdi.screening.receivers import record_received, take_back_received
from wangdi.screening.tests.returning import TODAY, declare
from wangdi.transfer import expected as waiting
from wangdi.transfer.models import EntryPoint, Handover, PointKind


@pytest.fixture
def point(town, noon) -> EntryPoint:
    return EntryPoint.objects.create(
        name="示例站", kind=PointKind.HIGH_SPEED, opened_at=clock.now()
    )


@pytest.fixture
def handover(town, point):
    """Whom the entry point expects because he declared it, at a known door."""
    door = town.doors("one")[0]
    told = declare(town, arrives_on=TODAY)
    type(told).objects.filter(id=told.id).update(dwelling=door)
    assert waiting.pull() == 1
    return Handover.objects.get()


def fact(handover, kind, **detail) -> Fact:
    return Fact(
        kind=kind,
        subject_kind="handover",
        subject=handover.id,
        at=clock.now(),
        detail={"declared": str(handover.source_ref), **detail},
    )


def test_who_declared_is_offered_to_the_one_point_of_his_kind(town, point) -> None:
    told = declare(town, arrives_on=TODAY)
    declare(town, arrives_on=TODAY, transport="plane", transport_number="CZ0000")
    [offer] = transferring.offered(TODAY, TODAY + timedelta(days=1))
    assert (offer.point, offer.source_ref) == (point.id, told.people.get().id)
    EntryPoint.objects.create(name="另一站", kind=PointKind.RAILWAY, opened_at=clock.now())
    assert transferring.offered(TODAY, TODAY) == []


def test_received_he_has_arrived_and_nobody_waits_any_more(town, handover) -> None:
    told = fact(handover, "transfer.received")
    record_received([told])
    record_received([told])
    arrival = Arrival.objects.get()
    assert arrival.id == transferring.arrival_key(handover.id)
    assert (arrival.person.name, arrival.transport_key) == ("练习来客", "G1234")
    one = arrival.expected.get()
    assert (one.id, one.closed_how) == (handover.source_ref, "arrived")


def test_a_reception_taken_back_was_no_arrival(town, handover) -> None:
    record_received([fact(handover, "transfer.received")])
    take_back_received([fact(handover, "transfer.taken_back", act="board")])
    assert Arrival.objects.standing().exists()
    for _twice in range(2):
        take_back_received([fact(handover, "transfer.taken_back", act="receive")])
    assert not Arrival.objects.standing().exists()


def test_without_a_door_whoever_finds_it_registers_him(town, handover) -> None:
    Handover.objects.update(dwelling=None)
    record_received([fact(handover, "transfer.received")])
    assert not Arrival.objects.exists()
