"""What reports count of returnees: by day and cut-off, each number from its rows."""

from datetime import timedelta

import pytest

from wangdi.lib import clock
from wangdi.lib.figures import Cut, figure
from wangdi.screening.models import Arrival, ReturnedVehicle
from wangdi.screening.tests.returning import TODAY, TOMORROW, arrive, ask, code, declare


@pytest.fixture
def door(town, noon):
    return town.doors("one")[0]


def count(name, hours=24, day=TODAY):
    now = clock.now()
    found = figure(name).found(Cut(day, now, now - timedelta(hours=hours)))
    return found.count()


def test_expected_arrived_and_not_shown_up(town, door, noon) -> None:
    declare(town, arrives_on=TODAY, people=["练习来客", "练习同行"])
    gone = declare(town, arrives_on=TODAY, phone="00000000002")
    declare(town, arrives_on=TOMORROW, phone="00000000003")
    ask("screening.withdraw_declaration", {"code": code(gone)})
    arrive(town, door, arrived_on=TODAY)
    told = {name: count(f"expected.{name}") for name in ("today", "arrived", "not_shown_up")}
    assert told == {"today": 2, "arrived": 1, "not_shown_up": 0}
    noon.move(timedelta(days=1))
    assert count("expected.not_shown_up", day=TOMORROW) == 1


def test_a_declaration_is_no_returnee(town, door) -> None:
    declare(town, arrives_on=TODAY)
    assert (count("arrivals.recorded"), count("arrivals.recent")) == (0, 0)


def test_back_within_the_days_that_count(town, door, noon) -> None:
    arrive(town, door)
    arrive(town, door, name="练习早", phone="", left_on=None, arrived_on=TODAY - timedelta(days=15))
    arrive(town, door, name="练习走", phone="")
    Arrival.objects.filter(person__name="练习走").update(left_again_on=TODAY)
    Arrival.objects.filter(person__name="练习来客").update(key_area=True)
    assert (count("arrivals.recent"), count("arrivals.recent_key_area")) == (1, 1)
    assert count("arrivals.recorded") == 3
    assert count("arrivals.recorded", hours=0) == 0


def test_vehicles_logged_and_not_followed_up(town, door) -> None:
    for plate in ("鄂A00000", "鄂A00001"):
        payload = {
            "plate": plate,
            "dwelling": door.id,
            "origin": "湖北武汉",
            "returned_on": TODAY,
        }
        ask("screening.log_vehicle", payload, by=town.users["worker"])
    one = ReturnedVehicle.objects.first()
    report = {"vehicle": one.id, "finding": "nobody_found"}
    ask("screening.report_vehicle", report, by=town.users["worker"])
    assert (count("vehicles.returned"), count("vehicles.not_followed_up")) == (2, 2)
    ask("screening.report_vehicle", {**report, "finding": "registered"}, by=town.users["worker"])
    assert count("vehicles.not_followed_up") == 1


@pytest.mark.parametrize(
    "name", ["expected.today", "expected.not_shown_up", "arrivals.recent", "vehicles.returned"]
)
def test_every_number_opens_to_a_row_without_a_name(town, door, noon, name) -> None:
    declare(town, arrives_on=TODAY)
    arrive(town, door, name="练习别人", phone="")
    payload = {"plate": "鄂A00000", "dwelling": door.id, "origin": "武汉", "returned_on": TODAY}
    ask("screening.log_vehicle", payload, by=town.users["worker"])
    day = TOMORROW if name == "expected.not_shown_up" else TODAY
    known = figure(name)
    now = clock.now()
    row = known.found(Cut(day, now, now - timedelta(days=1)))[0]
    assert "练习" not in known.describe(row)
    assert "00000" not in known.describe(row)
    assert town.client("desk").get(known.url(row)).status_code == 200
