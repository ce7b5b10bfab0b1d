"""The desk's pages of returnees: expected people, line lists, key areas, flow, vehicles."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from python_calamine import load_workbook

from wangdi.intake.models import Event
from wangdi.lib import ids
from wangdi.screening.models import Arrival, ClassChange, DeclarationCall, ReturnedVehicle
from wangdi.screening.tests.returning import TODAY, TOMORROW, arrive, ask, declare

ROOM = "/screening/"


@pytest.fixture
def door(town, noon):
    return town.doors("one")[0]


def press(client, path, **body):
    return client.post(f"{ROOM}{path}", {"key": str(ids.uuid7()), **body})


def rows(client, query=""):
    return client.get(f"{ROOM}arrivals/{query}").context["rows"]


def test_expected_people_by_day_with_who_has_not_shown_up_first(town, door, noon) -> None:
    declare(town, arrives_on=TODAY)
    declare(town, arrives_on=TOMORROW, people=["练习二"])
    noon.move(timedelta(days=1))
    page = town.client("secretary").get(f"{ROOM}expected/")
    assert page.context["state"] == "late"
    [row] = page.context["rows"]
    assert (row.who, row.days_late) == ("练**", 1)
    assert "练习来客" not in page.content.decode()
    [other] = town.client("secretary").get(f"{ROOM}expected/?state=waiting").context["rows"]
    assert other.told.arrives_on == TOMORROW
    assert not town.client("other_secretary").get(f"{ROOM}expected/").context["rows"]
    assert town.client("keeper").get(f"{ROOM}expected/").status_code == 403


def test_one_declaration_is_called_placed_and_received(town, door, noon) -> None:
    told = declare(town, arrives_on=TODAY, people=["练习来客", "练习同行"])
    client, path = town.client("secretary"), f"expected/{told.id}/"
    shown = client.get(f"{ROOM}{path}").content.decode()
    assert "练习来客" in shown
    assert "00000000001" in shown
    assert client.get(f"{ROOM}{path}door/?door=101").context["doors"] == [door]
    client.post(f"{ROOM}{path}door/", {"dwelling": str(door.id)})
    press(client, f"{path}call/", outcome="unreachable")
    assert DeclarationCall.objects.get().outcome == "unreachable"
    first, second = told.people.order_by("position")
    form = f"arrivals/new/{door.id}/?expected={first.id}"
    initial = town.client("worker").get(f"{ROOM}{form}").context["form"].initial
    assert (initial["name"], initial["origin_code"]) == ("练习来客", "4201")
    press(
        town.client("worker"),
        form,
        name="练习改名",
        origin_code="4201",
        arrived_on=TODAY.isoformat(),
    )
    first.refresh_from_db()
    assert first.closed_how == "arrived"
    press(client, f"expected/person/{second.id}/", how="not_coming")
    assert not told.people.waited_for().exists()
    assert town.client("other_secretary").get(f"{ROOM}{path}").status_code == 404


def test_the_poster_is_a_sheet_of_ones_own_community(town, noon) -> None:
    sheet = town.client("secretary").get(f"{ROOM}expected/poster/{town.here.id}/")
    assert sheet.content.startswith(b"%PDF")
    there = town.client("secretary").get(f"{ROOM}expected/poster/{town.there.id}/")
    assert there.status_code == 404


def test_companions_are_registered_together_or_not_at_all(town, door) -> None:
    client, path = town.client("worker"), f"arrivals/new/{door.id}/"
    body = {"name": "练习来客", "origin_code": "4201", "arrived_on": "2020-02-09", "seat": "05车"}
    bad = press(client, path, **body, companions="练习同行 36.5\n练习小孩 47.0")
    assert "练习小孩" in str(bad.context["form"].errors["companions"])
    assert not Arrival.objects.exists()
    press(client, path, **body, companions="练习同行 36.5\n练习小孩")
    found = Arrival.objects.select_related("person")
    assert {one.person.name for one in found} == {"练习来客", "练习同行", "练习小孩"}
    assert len({one.party for one in found}) == 1
    assert {one.seat for one in found} == {"05车"}
    assert sorted(str(one.temperature) for one in found) == ["36.5", "None", "None"]
    page = client.get(f"{ROOM}arrivals/{found[0].id}/")
    assert len(page.context["together"]) == 2


def test_everything_the_forms_ask_is_kept(town, door) -> None:
    press(
        town.client("worker"),
        f"arrivals/new/{door.id}/",
        name="练习来客",
        origin_code="4201",
        origin="江岸区",
        left_on="2020-02-08",
        arrived_on="2020-02-09",
        transport="train",
        transport_number="g 1234次",
        via="郑州、信阳",
        stays="武汉市 2020-01-25 2020-02-08",
        exposures=["medical"],
        test_on="2020-02-09",
        test_result="negative",
        onward="洛阳",
        onward_on="2020-02-20",
        evidence="车票",
        id_kind="passport",
        id_number="E0000000",
    )
    one = Arrival.objects.get()
    assert (one.origin_code, one.transport_key, one.via_codes) == (
        "420102",
        "G1234",
        ["4101", "4115"],
    )
    assert one.stays == [
        {"place": "武汉市", "code": "4201", "first": "2020-01-25", "last": "2020-02-08"}
    ]
    assert (one.exposures, one.test_result, one.onward) == (["medical"], "negative", "洛阳")
    assert (one.evidence, one.id_number) == ("车票", "E0000000")


def test_lists_by_class_say_why_and_their_numbers_add_up(town, door) -> None:
    desk = town.users["desk"]
    area = {"code": "42", "name": "湖北省", "since": date(2020, 1, 23), "source": "示例"}
    ask("screening.list_area", area, by=desk)
    arrive(town, door, contact=True)
    arrive(town, door, name="练习本省", origin="郑州", origin_code="4101", phone="")
    arrive(town, door, name="练习发热", origin="郑州", origin_code="4101", symptoms=["fever"])
    client = town.client("secretary")
    expected = {"all": 3, "key_area": 1, "contact": 1, "symptoms": 1, "left_again": 0}
    page = client.get(f"{ROOM}arrivals/")
    counts = {tab.name: tab.count for tab in page.context["counts"]}
    assert {name: counts[name] for name in expected} == expected
    for name, count in expected.items():
        assert len(rows(client, f"?list={name}")) == count, name
    assert all(row.why for row in rows(client))
    assert len(rows(client, "?origin=41")) == 2
    assert len(rows(client, "?day=2020-02-08")) == 0
    assert not rows(town.client("other_secretary"))


def test_who_came_by_one_train_sits_side_by_side(town, door) -> None:
    for name, seat in (("练习乙", "05车02"), ("练习甲", "05车01")):
        arrive(town, door, name=name, phone="", transport_number="G1234", seat=seat)
    arrive(town, door, name="练习丙", phone="", transport_number="G1235")
    client = town.client("secretary")
    page = client.get(f"{ROOM}arrivals/aboard/", {"number": "g 1234次", "day": "2020-02-09"})
    assert [row.arrival.seat for row in page.context["rows"]] == ["05车01", "05车02"]
    other = client.get(f"{ROOM}arrivals/aboard/", {"number": "G1234", "day": "2020-02-08"})
    assert not other.context["rows"]


def test_the_flow_opens_to_the_rows_it_counts(town, door) -> None:
    arrive(town, door, transport="train")
    arrive(town, door, name="练习本省", origin="郑州", origin_code="4101", phone="")
    page = town.client("secretary").get(f"{ROOM}arrivals/flow/")
    places = {one.name: one.count for one in page.context["places"]}
    assert places == {"湖北": 1, "河南": 1}
    for one in [*page.context["places"], *page.context["modes"]]:
        found = town.client("secretary").get(one.url).context["rows"]
        assert len(found) == one.count, one.name
    days = {one.label: one.count for one in page.context["days"] if one.count}
    assert list(days.values()) == [2]


def test_a_list_leaves_the_house_masked_and_with_its_purpose(town, door) -> None:
    arrive(town, door, contact=True, transport="car", transport_number="鄂A00000")
    client = town.client("secretary")
    assert press(client, "arrivals/export/", purpose="").status_code == 200
    answer = press(client, "arrivals/export/", purpose="交街道卫健办核对")
    [sheet] = load_workbook(BytesIO(answer.content)).sheet_names
    lines = load_workbook(BytesIO(answer.content)).get_sheet_by_name(sheet).to_python()
    text = str(lines)
    assert len(lines) == 2
    assert "练**" in text
    for private in ("练习来客", "00000000001", "鄂A00000", "101", "contact"):
        assert private not in text
    event = Event.objects.get(verb="screening.list_exported")
    assert (event.purpose, event.detail) == ("交街道卫健办核对", {"list": "all", "rows": 1})
    assert event.community_id == town.here.id
    assert town.client("worker").get(f"{ROOM}arrivals/export/").status_code == 403


def test_more_rows_than_one_may_take_stay(town, door, monkeypatch) -> None:
    monkeypatch.setattr("wangdi.screening.listing.MOST", 1)
    for name in ("练习甲", "练习乙"):
        arrive(town, door, name=name, phone="")
    answer = press(town.client("secretary"), "arrivals/export/", purpose="核对")
    assert answer.status_code == 302
    assert not Event.objects.filter(verb="screening.list_exported").exists()


def test_who_left_again_is_on_his_list(town, door) -> None:
    answer = arrive(town, door)
    client = town.client("worker")
    bad = press(client, f"arrivals/{answer.subject}/left/", on="2020-02-08")
    assert "on" in bad.context["form"].errors
    press(client, f"arrivals/{answer.subject}/left/", on="2020-02-10", to="郑州")
    assert len(rows(client, "?list=left_again")) == 1


def test_key_areas_are_listed_ended_and_decided_by_pages(town, door) -> None:
    arrive(town, door)
    desk = town.client("desk")
    press(desk, "key-areas/new/", place="42", since="2020-01-23", source="示例〔1〕号")
    [area] = desk.get(f"{ROOM}key-areas/").context["now"]
    assert (area.name, area.code) == ("湖北省", "42")
    change = ClassChange.objects.get()
    secretary = town.client("secretary")
    assert len(secretary.get(f"{ROOM}key-areas/changes/").context["rows"]) == 1
    path = f"key-areas/changes/{change.id}/"
    assert press(secretary, path, taken="no").status_code == 200
    press(secretary, path, taken="yes")
    assert Arrival.objects.get().key_area
    press(desk, f"key-areas/{area.listed}/end/", until="2020-02-09", source="示例〔2〕号")
    assert not desk.get(f"{ROOM}key-areas/").context["now"]
    assert town.client("other_secretary").get(f"{ROOM}{path}").status_code == 404
    assert secretary.get(f"{ROOM}key-areas/new/").status_code == 403


def test_a_vehicle_is_logged_and_reported_on_by_pages(town, door) -> None:
    client = town.client("worker")
    body = {"plate": "鄂A00000", "origin_code": "4201", "returned_on": "2020-02-10"}
    press(client, f"vehicles/new/?door={door.id}", **body, door=str(door.id))
    vehicle = ReturnedVehicle.objects.get()
    assert vehicle.dwelling_id == door.id
    page = client.get(f"{ROOM}vehicles/")
    assert page.context["open"] == 1
    assert "鄂A00000" not in page.content.decode()
    press(client, f"vehicles/{vehicle.id}/", finding="registered")
    assert client.get(f"{ROOM}vehicles/").context["open"] == 0
    assert town.client("neighbour").get(f"{ROOM}vehicles/{vehicle.id}/").status_code == 404


def test_the_household_file_shows_who_is_expected_there(town, door) -> None:
    answer = arrive(town, door, name="练习家人", phone="")
    home = Arrival.objects.get(id=str(answer.subject)).household_id
    told = declare(town, arrives_on=TOMORROW)
    payload = {"declaration": told.id, "dwelling": door.id}
    ask("screening.place_declaration", payload, by=town.users["secretary"])
    page = town.client("secretary").get(f"/people/households/{home}/").content.decode()
    assert f"{ROOM}expected/{told.id}/" in page
    assert f"{ROOM}arrivals/{answer.subject}/" in page
    assert "练习来客" not in page
