"""Vehicles back from elsewhere: logged once, followed up within a day."""

from datetime import timedelta

import pytest

from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.screening.models import ReturnedVehicle
from wangdi.screening.tests.returning import TODAY, ask


@pytest.fixture
def door(town, noon):
    return town.doors("one")[0]


def log(town, door, by="worker", **changes):
    payload = {
        "plate": "鄂A·00000",
        "dwelling": door.id,
        "origin": "湖北武汉",
        "returned_on": TODAY,
        **changes,
    }
    return ask("screening.log_vehicle", payload, by=town.users[by])


def report(town, finding, by="worker"):
    payload = {"vehicle": ReturnedVehicle.objects.get().id, "finding": finding}
    return ask("screening.report_vehicle", payload, by=town.users[by])


def test_a_vehicle_is_logged_sealed_and_followed_up_by_who_saw_it(town, door) -> None:
    log(town, door)
    vehicle = ReturnedVehicle.objects.get()
    assert (vehicle.plate, vehicle.origin_code) == ("鄂A00000", "4201")
    assert vehicle.stamp == door.stamp
    duty = Duty.objects.get()
    assert (duty.holder_id, duty.due_at - duty.opens_at) == (
        town.users["worker"].id,
        timedelta(hours=24),
    )
    assert "00000" not in duty.label


def test_the_same_plate_on_the_same_day_is_one(town, door) -> None:
    first = log(town, door)
    again = log(town, door, plate="鄂A 00000", people=3)
    assert (again.answer, again.subject) == ("duplicate", first.subject)
    log(town, door, returned_on=TODAY - timedelta(days=1))
    assert ReturnedVehicle.objects.count() == 2


def test_nobody_found_is_not_done(town, door) -> None:
    log(town, door)
    report(town, "nobody_found")
    assert not Duty.objects.get().is_settled()
    done = report(town, "registered")
    assert Duty.objects.get().is_settled()
    annul(actor=town.users["worker"].actor(), keys=[done.key], reason="another car")
    assert not Duty.objects.get().is_settled()


def test_annulled_nobody_follows_it_up(town, door) -> None:
    answer = log(town, door)
    annul(actor=town.users["worker"].actor(), keys=[answer.key], reason="misread")
    assert Duty.objects.get().settlement == "withdrawn"
    assert log(town, door).answer == "applied"


@pytest.mark.parametrize(
    "changes",
    [
        {"plate": "鄂A000"},
        {"returned_on": TODAY + timedelta(days=1)},
        {"dwelling": None},
        {"origin": ""},
        {"people": 100},
    ],
)
def test_what_cannot_be_is_refused(town, door, changes) -> None:
    with pytest.raises(Refused):
        log(town, door, **changes)


def test_a_vehicle_may_stand_where_nobody_knows_its_door(town, noon) -> None:
    payload = {
        "plate": "豫A00001",
        "community": town.here.id,
        "stands_at": "东门",
        "origin": "信阳",
        "returned_on": TODAY,
    }
    ask("screening.log_vehicle", payload, by=town.users["secretary"])
    assert ReturnedVehicle.objects.get().community_id == town.here.id


def test_the_next_grids_worker_logs_nothing_here(town, door) -> None:
    with pytest.raises(Refused):
        log(town, door, by="neighbour")
