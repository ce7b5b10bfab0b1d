"""Rounds, doors, returnees on pages: what each of the cast sees and does."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from wangdi.duties.models import Duty
from wangdi.intake.models import Event
from wangdi.people.models import Dwelling, Household
from wangdi.screening.models import Arrival, CanvassRound, DoorVisit
from wangdi.screening.tests.test_arrivals import register
from wangdi.screening.tests.test_visits import knock

ROUNDS = "/screening/rounds/"


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


def press(client, url, **data):
    key = client.get(url).context["form"]["key"].value()
    return client.post(url, {"key": key, **data})


def test_coverage_counts_silence_as_not_done(town, canvass, doors) -> None:
    knock(town, canvass, (doors[0], "answered", 3), (doors[1], "no_answer", 2))
    response = town.client("secretary").get(f"{ROUNDS}{canvass.id}/?by=grid")
    [first, second] = response.context["units"]
    assert (first.name, first.left, first.percent) == ("二格", 3, 0)
    assert (second.name, second.covered, second.not_visited, second.left) == ("一格", 1, 1, 2)
    total = response.context["total"]
    assert (total.doors, total.covered, total.left) == (6, 1, 5)


@pytest.mark.parametrize(
    ("state", "count"), [("", 6), ("gap", 5), ("not_visited", 4), ("no_answer", 1), ("vacant", 0)]
)
def test_each_number_opens_to_its_doors(town, canvass, doors, state, count) -> None:
    knock(town, canvass, (doors[0], "answered", 3), (doors[1], "no_answer", 2))
    response = town.client("secretary").get(f"{ROUNDS}{canvass.id}/doors/?state={state}")
    assert len(response.context["rows"]) == count


def test_a_worker_walks_from_door_to_door(town, canvass, doors, noon) -> None:
    client = town.client("worker")
    first = client.get(f"{ROUNDS}{canvass.id}/next/")
    urls = [f"{ROUNDS}{canvass.id}/doors/{door.id}/" for door in doors]
    assert first.url == urls[0]
    assert press(client, urls[0], outcome="no_answer").url == urls[1]
    asked = press(client, urls[1], outcome="answered")
    assert asked.url == f"{urls[1]}back/"
    assert client.get(asked.url).status_code == 200
    assert client.get(f"{ROUNDS}{canvass.id}/next/?after={doors[1].id}").url == urls[2]
    last = press(client, urls[2], outcome="vacant")
    assert last.status_code == 200
    assert last.context["left"] == 1
    waits = client.get(f"{ROUNDS}{canvass.id}/next/")
    assert (waits.status_code, waits.context["waiting"]) == (200, 1)
    noon.move(timedelta(hours=2))
    later = town.client("worker")
    assert later.get(f"{ROUNDS}{canvass.id}/next/").url == urls[0]
    assert Event.objects.filter(verb="screening.visited").count() == 3


def test_a_second_click_is_the_same_visit(town, canvass, doors) -> None:
    client, url = town.client("worker"), f"{ROUNDS}{canvass.id}/doors/{doors[0].id}/"
    key = client.get(url).context["form"]["key"].value()
    for _ in range(2):
        client.post(url, {"key": key, "outcome": "no_answer"})
    assert DoorVisit.objects.count() == 1


def test_an_answer_nobody_offered_is_refused_on_the_card(town, canvass, doors) -> None:
    url = f"{ROUNDS}{canvass.id}/doors/{doors[0].id}/"
    assert press(town.client("worker"), url, outcome="nonsense").status_code == 200
    assert not DoorVisit.objects.exists()


def test_taking_a_visit_back(town, canvass, doors) -> None:
    done = knock(town, canvass, (doors[0], "answered", 3))
    client = town.client("worker")
    assert client.get(f"/screening/visits/{done.each[0].key}/undo/").status_code == 405
    client.post(f"/screening/visits/{done.each[0].key}/undo/")
    assert Duty.objects.unsettled().filter(subject=doors[0].id).exists()


@pytest.mark.parametrize("page", ["", "back/"])
def test_the_next_grids_worker_finds_no_door_here(town, canvass, doors, page) -> None:
    url = f"{ROUNDS}{canvass.id}/doors/{doors[0].id}/{page}"
    assert town.client("neighbour").get(url).status_code == 404
    assert town.client("keeper").get(url).status_code == 403


def test_the_next_grids_worker_undoes_nothing_here(town, canvass, doors) -> None:
    done = knock(town, canvass, (doors[0], "answered", 3))
    url = f"/screening/visits/{done.each[0].key}/undo/"
    assert town.client("neighbour").post(url).status_code == 404
    assert town.client("desk").post(url).status_code == 403


def test_a_round_that_is_not_there(town, canvass) -> None:
    for page in ("", "doors/", "next/"):
        assert town.client("worker").get(f"{ROUNDS}{uuid4()}/{page}").status_code == 404


def test_opening_and_closing_by_the_pages(town, noon) -> None:
    town.doors("one")
    client = town.client("secretary")
    opened = press(
        client,
        f"{ROUNDS}open/",
        name="敲门",
        places=[town.here.id],
        starts_on="2020-02-10",
        ends_on="2020-02-10",
    )
    canvass = CanvassRound.objects.get()
    assert opened.url == f"{ROUNDS}{canvass.id}/"
    assert Duty.objects.unsettled().count() == 3
    assert press(client, f"{ROUNDS}{canvass.id}/close/", reason="").status_code == 200
    press(client, f"{ROUNDS}{canvass.id}/close/", reason="done for today")
    assert not Duty.objects.unsettled().exists()
    assert town.client("worker").get(f"{ROUNDS}open/").status_code == 403


def test_a_round_backwards_in_time_is_refused_beside_the_form(town, noon) -> None:
    days = {"starts_on": "2020-02-11", "ends_on": "2020-02-10"}
    response = press(
        town.client("secretary"), f"{ROUNDS}open/", name="x", places=[town.here.id], **days
    )
    assert response.context["form"].errors
    assert not CanvassRound.objects.exists()


def test_registering_a_returnee_from_the_door(town, canvass, doors) -> None:
    client = town.client("worker")
    url = f"/screening/arrivals/new/{doors[0].id}/"
    answer = press(
        client,
        f"{url}?round={canvass.id}",
        name="练习来客",
        origin_code="42",
        origin="武汉市",
        arrived_on="2020-02-09",
        temperature="36.5",
    )
    assert answer.url == f"{ROUNDS}{canvass.id}/next/?after={doors[0].id}"
    assert Arrival.objects.get().temperature is not None
    assert town.client("neighbour").get(url).status_code == 404
    assert town.client("keeper").get(url).status_code == 403


def test_finding_the_door_stays_in_the_scope(town, canvass) -> None:
    found = town.client("worker").get("/screening/arrivals/new/?door=101").context["doors"]
    assert {door.grid_id for door in found} == {town.grids["one"].id}


def test_the_line_list_masks_and_says_why(town, canvass, doors) -> None:
    register(town, doors[0], contact=True, symptoms=["fever"])
    response = town.client("secretary").get("/screening/arrivals/")
    [row] = response.context["rows"]
    assert row.who == "练**"
    assert len(row.why) == 2
    assert "练习来客" not in response.content.decode()
    assert "00000000001" not in response.content.decode()
    assert not town.client("neighbour").get("/screening/arrivals/").context["rows"]
    assert town.client("captain").get("/screening/arrivals/").status_code == 403


def test_the_household_file_shows_its_door_and_who_came_back(town, canvass, doors) -> None:
    knock(town, canvass, (doors[0], "answered", 3))
    home = Household.objects.create(
        dwelling=doors[0],
        address="x",
        sort_key="x",
        opened_on=date(2020, 1, 1),
        community_id=town.here.id,
        grid_id=town.grids["one"].id,
    )
    register(town, doors[0])
    page = town.client("secretary").get(f"/people/households/{home.id}/").content.decode()
    assert "敲门行动" in page
    assert "练**" in page
    assert "<h3>练习来客</h3>" in page
    assert f"/screening/arrivals/new/{doors[0].id}/" in page
