"""Vehicles: share of seats, kit of the driver, disinfection after the trip."""

import pytest

from wangdi.duties.models import Duty
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event
from wangdi.transfer import fleet
from wangdi.transfer.models import Handover, Trip, TripDisinfection


def test_no_more_than_the_share_of_the_seats(road):
    people = road.handed(12)
    answers = road.each("driver", "board", people, trip=road.trip())
    assert (answers.applied, answers.review) == (10, 2)
    assert {one.reason for one in answers.each if one.answer == "review"} == {"full"}


def test_two_never_sit_on_one_seat(road):
    people = road.handed(2)
    trip = road.trip()
    assert road.each("driver", "board", people[:1], trip=trip, seat=3).applied == 1
    assert (
        road.each("driver", "board", people[1:], trip=trip, seat=3).each[0].reason == "seat_taken"
    )


def test_a_driver_without_his_kit_takes_no_trip_but_for_a_reason(road):
    with pytest.raises(Refused) as refused:
        road.trip(kit=["mask"])
    assert refused.value.reason == "kit_missing"
    road.trip(kit=["mask"], override_reason="防护服在途，仅运送一人")
    trip = road.only_trip()
    assert trip.overridden == ["kit_missing"]
    assert trip.by_label == "练习driver"


def test_not_disinfected_it_takes_no_next_trip(road):
    first = road.trip()
    road.send("driver", "end_trip", trip=first)
    assert Duty.objects.unsettled().get(kind="transfer.disinfect").subject == first
    with pytest.raises(Refused) as refused:
        road.trip()
    assert refused.value.reason == "not_disinfected"
    road.send("driver", "disinfect", trip=first, agent="含氯消毒剂", concentration=500, minutes=30)
    assert not Duty.objects.unsettled().filter(kind="transfer.disinfect").exists()
    road.trip()
    assert TripDisinfection.objects.get().by_label == "练习driver"


def test_a_named_person_may_override(road):
    first = road.trip()
    road.send("driver", "end_trip", trip=first)
    second = road.trip(override_reason="仅此一辆，有人发热急送")
    trip = Trip.objects.get(id=second)
    assert (trip.overridden, trip.override_reason) == (
        ["not_disinfected"],
        "仅此一辆，有人发热急送",
    )
    assert Event.objects.filter(verb="transfer.trip_overridden", subject=second).exists()


def test_a_trip_ends_only_when_it_is_empty(road):
    people = road.riding(2)
    trip = road.only_trip()
    with pytest.raises(Refused) as refused:
        road.send("driver", "end_trip", trip=trip.id)
    assert refused.value.reason == "still_riding"
    road.receive(people)
    road.send("driver", "end_trip", trip=trip.id)
    [one] = fleet.fleet()
    assert (one.trip, one.dirty.id) == (None, trip.id)


def test_his_own_car_is_followed_as_well(road):
    people = road.handed(1)
    road.each("driver", "board", people, own_plate="豫A54321")
    assert Handover.objects.get().own_plate == "豫A54321"
    assert Duty.objects.unsettled().filter(kind="transfer.receive").exists()
    assert road.receive(people).applied == 1


def test_a_point_with_people_does_not_close(road):
    road.arrived(1)
    with pytest.raises(Refused) as refused:
        road.send("driver", "close_point", point=road.point.id, reason="撤点")
    assert refused.value.reason == "people_here"


def test_a_plate_is_registered_once(road):
    with pytest.raises(Refused) as refused:
        road.send(
            "driver", "register_vehicle", plate="豫A 12345", kind="bus", seats=5, driver_name="乙甲"
        )
    assert refused.value.reason == "known_plate"
