"""The pages: lists that say whose turn it is, forms that go through, what a neighbour sees."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wangdi.documents.tests.pictures import telling_jpeg
from wangdi.intake.models import Approval
from wangdi.lib import clock
from wangdi.patrol.models import PatrolFinding, PatrolRound, PatrolZone, Venue, VenueCheck
from wangdi.patrol.rules import states
from wangdi.patrol.tests.conftest import BASIS, again
from wangdi.patrol.tests.test_findings import answered
from wangdi.patrol.tests.test_zones import lay, task


def press(client, url, **data):
    shown = client.get(url)
    key = shown.context["form"]["key"].value()
    return client.post(url, {"key": key, **data})


def test_what_is_found_by_page_with_its_picture_is_found_on_its_list(here):
    client = here.client("worker")
    grid = here.town.grids["one"].id
    photo = SimpleUploadedFile("place.jpg", telling_jpeg(), "image/jpeg")
    made = press(
        client, "/patrol/findings/new/", kind="gathering", place=f"g{grid}", where="小广场",
        what="有人聚餐", people=6, left=6, settled="on", photo=photo,
    )  # fmt: skip
    found = PatrolFinding.objects.get()
    assert made.url == f"/patrol/findings/{found.id}/"
    assert (found.grid_id, found.state, found.people) == (grid, states.ANSWERED, 6)
    shown = client.get(made.url)
    [picture] = shown.context["photos"]
    assert shown.context["awaited"] == 0
    path = f"{made.url}photo/{picture.id}/"
    assert client.get(path)["Content-Type"] == "image/jpeg"
    assert here.client("neighbour").get(path).status_code == 404
    lists = here.client("secretary").get("/patrol/?list=answered")
    assert [row.one.id for row in lists.context["rows"]] == [found.id]
    assert "小广场" in lists.content.decode()


def test_a_telephone_sends_the_picture_by_itself_and_later(here):
    from_phone = telling_jpeg()
    digest = hashlib.sha256(from_phone).hexdigest()
    found = here.find(photos=[digest])
    client = here.client("worker")
    assert client.get(f"/patrol/findings/{found.id}/").context["awaited"] == 1
    url = f"/patrol/findings/{found.id}/photo/"
    for _ in range(2):
        sent = SimpleUploadedFile("x.jpg", from_phone, "image/jpeg")
        assert client.post(url, {"photo": sent}).status_code == 204
    other = SimpleUploadedFile("x.txt", b"no picture", "text/plain")
    assert client.post(url, {"photo": other}).status_code == 409
    assert client.get(f"/patrol/findings/{found.id}/").context["awaited"] == 0


def test_a_finding_by_pages_to_its_end(here):
    found = here.find()
    secretary, worker = here.client("secretary"), here.client("worker")
    url = f"/patrol/findings/{found.id}/"
    due = clock.local(found.due_at).strftime("%Y-%m-%dT%H:%M")
    assert worker.get(f"{url}assign/").status_code == 403
    press(secretary, f"{url}assign/", holder=here.town.users["worker"].id, due_at=due)
    press(worker, f"{url}answer/", note="已劝离")
    assert worker.get(url).context["acts"]["close"] is False
    refused = press(worker, f"{url}close/")
    assert refused.status_code == 200
    assert refused.context["form"].errors
    press(here.client("officer"), f"{url}close/", note="现场已清")
    assert again(found).state == states.CLOSED
    press(here.client("officer"), f"{url}back/", reason="又有人")
    secretary.post(f"{url}undo/", {"reason": "看错了"})
    assert again(found).state == states.CLOSED


def test_zones_by_pages(here):
    client = here.client("secretary")
    place = f"g{here.town.grids['one'].id}"
    press(client, "/patrol/zones/new/", place=place, name="一区", side="gate", points="东门\n西门")
    zone = PatrolZone.objects.get()
    assert zone.points == ["东门", "西门"]
    press(
        client, f"/patrol/zones/{zone.id}/change/", points="东门\n西门、南门",
        patrol_times=3, patrol_begins="08:00", patrol_ends="20:00",
    )  # fmt: skip
    walk = f"/patrol/walk/{task(again(zone)).id}/"
    press(here.client("worker"), walk, seen=[0, 2], police="on")
    assert PatrolRound.objects.get().missed == ["西门"]
    shown = client.get("/patrol/zones/")
    [row] = shown.context["rows"]
    assert (row.done, row.planned, row.last) == (1, 3, clock.now())
    assert len(shown.context["gaps"][0][1]) == 4
    assert here.client("neighbour").get("/patrol/zones/").context["rows"] == []
    press(client, f"/patrol/zones/{zone.id}/close/", reason="合并了")
    assert client.get("/patrol/zones/").context["rows"] == []


def test_the_list_of_zones_asks_as_much_for_many_as_for_few(here, django_assert_max_num_queries):
    for n in range(12):
        lay(here, name=f"区{n}")
    client = here.client("secretary")
    client.get("/patrol/zones/")
    with django_assert_max_num_queries(26):
        assert len(client.get("/patrol/zones/").context["rows"]) == 12


def test_venues_and_orders_by_pages(here):
    client, desk = here.client("secretary"), here.client("desk")
    place = f"g{here.town.grids['one'].id}"
    press(client, "/patrol/venues/new/", place=place, name="示例健身房", kind="gym", seats=40)
    venue = Venue.objects.get()
    now = clock.local(clock.now())
    press(
        desk, "/patrol/orders/new/", measure="close", kinds=["gym"], place=here.town.office.id,
        basis=BASIS, starts_at=now.strftime("%Y-%m-%dT%H:%M"), ends_at="2020-02-20T00:00",
    )  # fmt: skip
    from_leader = here.client("leader")
    waiting = Approval.objects.get()
    assert "1" in from_leader.get(f"/approvals/{waiting.id}/").content.decode()
    order = here.order(kinds=("gym",))
    shown = client.get("/patrol/venues/?list=must_close&kind=gym&q=健身")
    assert [row.one.id for row in shown.context["rows"]] == [venue.id]
    press(here.client("worker"), f"/patrol/venues/{venue.id}/check/", state="open", codes="no")
    assert VenueCheck.objects.get().faults == 2
    assert client.get("/patrol/venues/").context["current"] == "wrong"
    assert client.get(f"/patrol/orders/{order.id}/").context["kept"].wrong == 1
    for path in (f"venues/{venue.id}/poster/{order.id}/", f"orders/{order.id}/paper/"):
        paper = client.get(f"/patrol/{path}")
        assert paper["Content-Type"] == "application/pdf"
        assert paper.content.startswith(b"%PDF")
    press(desk, f"/patrol/orders/{order.id}/lift/", reason="风险下调")
    assert client.get(f"/patrol/venues/{venue.id}/").context["row"].demand != "must_open"
    press(client, f"/patrol/venues/{venue.id}/change/", place=place, name="新名", kind="gym")
    assert again(venue).name == "新名"
    press(client, f"/patrol/venues/{venue.id}/banquet/", held_on="2020-01-24", what="wedding",
          tables=10)  # fmt: skip
    press(client, f"/patrol/venues/{venue.id}/gone/", reason="已搬走")
    assert client.get(f"/patrol/venues/{venue.id}/").status_code == 404


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        ({"health": "green", "travel": "green", "celsius": "36.5"}, "come_in"),
        ({"health": "none", "travel": "none"}, "ask"),
        ({"health": "yellow", "travel": "green", "celsius": "36.5"}, "aside"),
    ],
)
def test_the_door_says_one_thing_and_asks_for_the_next_visitor(here, data, outcome):
    venue = here.venue("supermarket")
    shown = press(here.client("worker"), f"/patrol/venues/{venue.id}/entry/", **data)
    assert shown.context["answer"] == outcome
    assert shown.context["today"]["all"] == 1
    assert not shown.context["form"].is_bound


def test_the_neighbour_finds_nothing_here(here):
    found, zone, venue = answered(here), lay(here), here.venue()
    client = here.client("neighbour")
    for path in (f"findings/{found.id}/", f"findings/{found.id}/answer/", f"zones/{zone.id}/",
                 f"walk/{task(zone).id}/", f"venues/{venue.id}/", f"venues/{venue.id}/check/",
                 f"venues/{venue.id}/entry/"):  # fmt: skip
        assert client.get(f"/patrol/{path}").status_code == 404
    assert client.get("/patrol/").context["rows"] == []
    assert client.get("/patrol/venues/").context["rows"] == []


def test_a_ticket_of_the_hotline_becomes_a_finding_about_a_price(here):
    ticket = "01900000-0000-7000-8000-000000000001"
    client = here.client("secretary")
    url = f"/patrol/findings/new/?ticket={ticket}"
    assert client.get(url).context["form"]["kind"].value() == "price"
    press(client, url, kind="price", place=here.town.here.id, goods="口罩", claim="fraud")
    found = PatrolFinding.objects.get()
    assert (str(found.ticket), found.source) == (ticket, "hotline")
