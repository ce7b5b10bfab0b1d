"""The handover on pages: the person at the exit, the desk, the community at the door."""

import pytest

from wangdi.transfer import rules
from wangdi.transfer.models import EntryPoint, Handover, Slip, Trip, Vehicle

TODAY = "/transfer/"


def form_key(client, url):
    return client.get(url).context["form"]["key"].value()


def press(client, url, **data):
    return client.post(url, {"key": form_key(client, url), **data})


def point_url(road, page=""):
    return f"/transfer/points/{road.point.id}/{page}"


def test_the_whole_way_by_pages(road):
    driver, secretary = road.town.client("driver"), road.town.client("secretary")
    person = road.expect(dwelling=None)
    one = f"/transfer/people/{person}/"
    shown = driver.get(point_url(road))
    assert "练**" in shown.content.decode()
    came = driver.post(f"{one}arrive/", {"key": "01702d41-0200-7ffe-ad32-3324e74fbda2"})
    assert came.url == f"{one}screen/"
    press(driver, f"{one}screen/", temperature="36.4", site="forehead")
    sign = {"people": [person], "side": "gives", "other_name": "接站员甲", "drawing": "M1 1 L50 50"}
    assert press(driver, point_url(road, "sign/"), **sign).status_code == 302
    kit = ["mask", "gloves", "goggles", "suit"]
    press(driver, point_url(road, "trip/"), vehicle=road.vehicle.id, kit=kit)
    trip = Trip.objects.get()
    press(driver, point_url(road, "board/"), people=[person], trip=trip.id)
    assert road.states() == [rules.RIDING]
    assert "练**" in secretary.get("/transfer/arriving/").content.decode()
    took = {"people": [person], "side": "takes", "other_name": "司机甲", "on_paper": "on"}
    refused = press(secretary, f"{one}receive/", **took)
    assert "door" in refused.context["form"].errors
    press(secretary, f"{one}receive/", **took, door="1号楼1-101")
    assert road.states() == [rules.RECEIVED]
    secretary.post(f"{one}settle/", {"key": "01702d41-0200-7ffe-ad32-3324e74fbda3"})
    assert road.states() == [rules.HOME]
    press(driver, f"/transfer/trips/{trip.id}/")
    agent = {"agent": "含氯消毒剂", "concentration": 500, "minutes": 30}
    assert press(driver, f"/transfer/trips/{trip.id}/disinfect/", **agent).status_code == 302
    door = Slip.objects.get(stage="door")
    pdf = secretary.get(f"/transfer/slips/{door.id}/slip.pdf")
    assert pdf.content.startswith(b"%PDF")
    page = secretary.get(one).content.decode()
    assert "练甲" in page
    assert "司机甲" in page


def test_the_day_shows_every_point_and_balances(road):
    road.handed(2)
    road.expect("练丁", phone="")
    response = road.town.client("desk").get(TODAY)
    assert response.context["total"].balances
    [(point, numbers)] = response.context["points"]
    assert (point, dict(numbers)[rules.HANDED], dict(numbers)[rules.EXPECTED]) == (road.point, 2, 1)
    assert len(response.context["between"]) == 2
    lines = road.town.client("desk").get(f"{TODAY}people/?state=handed_over")
    assert len(lines.context["rows"]) == 2
    assert len(road.town.client("other_secretary").get(TODAY).context["between"]) == 0


def test_a_walk_in_is_written_down_and_has_arrived(road):
    client, url = road.town.client("driver"), point_url(road, "new/")
    shown = client.get(url).context["form"]
    response = client.post(
        url,
        {
            "key": shown["key"].value(),
            "expected_at": "2020-02-10T12:00",
            "point": str(road.point.id),
            "name": "练路人",
            "origin": "湖北孝感",
            "community": road.town.here.id,
        },
    )
    one = Handover.objects.get()
    assert response.url == f"/transfer/people/{one.id}/screen/"
    assert (one.state, one.walk_in) == (rules.ARRIVED, True)


def test_a_refusal_of_one_of_a_group_writes_nothing(road):
    client = road.town.client("driver")
    people = road.screened(2)
    url = point_url(road, "sign/")
    key = form_key(client, url)
    road.sign("driver", people[:1])
    sign = {"key": key, "people": people, "side": "gives", "other_name": "乙", "on_paper": "on"}
    assert client.post(url, sign).status_code == 200
    assert sorted(road.states()) == [rules.HANDED, rules.SCREENED]


def test_pressed_twice_is_one_slip(road):
    client, url = road.town.client("driver"), point_url(road, "sign/")
    people = road.screened(2)
    sign = {"key": form_key(client, url), "people": people, "side": "gives",
            "other_name": "接站员甲", "on_paper": "on"}  # fmt: skip
    client.post(url, sign)
    client.post(url, sign)
    assert Slip.objects.count() == 1


def test_a_slip_waits_for_the_second_sign_in(road):
    driver, secretary = road.town.client("driver"), road.town.client("secretary")
    people = road.screened(2)
    other = road.town.users["secretary"].id
    press(driver, point_url(road, "sign/"), people=people, side="gives", other_user=other)
    slip = Slip.objects.get()
    assert slip in secretary.get(TODAY).context["slips"]
    assert not driver.get(f"/transfer/slips/{slip.id}/").context["mine"]
    press(secretary, f"/transfer/slips/{slip.id}/")
    assert set(road.states()) == {rules.HANDED}


def test_points_and_vehicles_are_kept_by_pages(road):
    client = road.town.client("desk")
    press(client, "/transfer/points/open/", name="火车站甲", kind="railway")
    station = EntryPoint.objects.get(name="火车站甲")
    press(client, f"/transfer/points/{station.id}/close/", reason="撤点")
    press(client, "/transfer/vehicles/new/", plate="豫A23456", kind="car", seats=4,
          load_percent=50, driver_name="司机乙")  # fmt: skip
    car = Vehicle.objects.get(plate="豫A23456")
    assert car.allowed == 2
    press(client, f"/transfer/vehicles/{car.id}/retire/", reason="检修")
    assert not EntryPoint.objects.get(id=station.id).is_open()
    assert client.get("/transfer/points/").status_code == 200


def test_taking_back_by_the_page_needs_a_reason(road):
    [person] = road.screened(1)
    client, url = road.town.client("driver"), f"/transfer/people/{person}/undo/"
    assert client.post(url, {"reason": ""}).status_code == 200
    client.post(url, {"reason": "量错人"})
    assert road.states() == [rules.ARRIVED]


@pytest.mark.parametrize("page", ["", "receive/", "undo/", "refer/"])
def test_another_community_finds_nobody_here(road, page):
    [person] = road.riding(1)
    client = road.town.client("other_secretary")
    assert client.get(f"/transfer/people/{person}/{page}").status_code == 404
    assert road.town.client("keeper").get(f"/transfer/people/{person}/{page}").status_code == 403


def test_the_day_costs_as_much_with_thirty_as_with_three(road, django_assert_max_num_queries):
    road.vehicle.seats = 60
    road.vehicle.save()
    road.riding(30)
    client = road.town.client("desk")
    with django_assert_max_num_queries(22):
        client.get(TODAY)
    with django_assert_max_num_queries(22):
        client.get(point_url(road))
