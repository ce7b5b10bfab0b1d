"""The pages: two taps to an order, doors in walking order, goods without health, three queues."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wangdi.care import panels
from wangdi.care.models import DeliveryRun, Order, SupplyPoint, WasteChain
from wangdi.care.queries import household
from wangdi.care.rules import states
from wangdi.care.tests.conftest import again
from wangdi.documents.tests.pictures import telling_jpeg
from wangdi.lib import clock, ids

BOARD = "/care/"


def press(client, url, **data):
    key = client.get(url).context["form"]["key"].value()
    return client.post(url, {"key": key, **data})


def test_two_taps_from_the_household_to_the_order(homes):
    client = homes.client("worker")
    home = homes.homes[0]
    file = client.get(f"/people/households/{home.id}/").content.decode()
    assert reverse("care:new", args=[home.id]) in file
    made = press(client, f"/care/new/{home.id}/", kind="groceries")
    order = Order.objects.get()
    assert made.url == f"/care/{order.id}/"
    assert "120" in client.get(f"/care/new/{home.id}/").content.decode()
    wrong = press(client, f"/care/new/{home.id}/", kind="nothing")
    assert wrong.status_code == 200
    assert wrong.context["form"].errors


def test_one_has_what_he_took_door_by_door_and_one_tap_at_each(homes):
    orders = [homes.ask("groceries", home=n) for n in (1, 0)]
    for one in orders:
        homes.send("worker", "accept", order=one.id)
    client = homes.client("worker")
    rows = client.get("/care/mine/").context["rows"]
    assert [row.one.id for row in rows] == [orders[1].id, orders[0].id]
    tapped = client.post(f"/care/{orders[1].id}/brought/", {"key": ids.uuid7(), "back": "mine"})
    assert tapped.url == "/care/mine/"
    assert again(orders[1]).state == states.DELIVERED


def test_a_photograph_of_the_goods_is_seen_by_whoever_may_see_the_order(homes):
    order = homes.ask("groceries")
    client = homes.client("worker")
    homes.send("worker", "accept", order=order.id)
    url = f"/care/{order.id}/deliver/"
    key = client.get(url).context["form"]["key"].value()
    client.post(
        url, {"key": key, "photo": SimpleUploadedFile("goods.jpg", telling_jpeg(), "image/jpeg")}
    )
    assert again(order).state == states.DELIVERED
    page = client.get(f"/care/{order.id}/")
    [photo] = page.context["photos"]
    path = f"/care/{order.id}/photo/{photo.id}/"
    assert client.get(path)["Content-Type"] == "image/jpeg"
    assert homes.client("neighbour").get(path).status_code == 404
    assert homes.client("property").get(path).status_code == 200


def test_property_sees_waste_and_goods_and_no_health(homes):
    goods = homes.ask("groceries", what="米面油", person=homes.people[0].id)
    health = homes.ask("medicine", what="降压药两盒")
    homes.ask("insulin", what="胰岛素")
    client = homes.client("property")
    page = client.get(BOARD)
    shown = page.content.decode()
    assert "米面油" in shown
    assert [(row.one.id, row.who) for row in page.context["rows"]] == [(goods.id, "居**")]
    assert homes.people[0].name not in shown
    for secret in ("降压药", "胰岛素"):
        assert secret not in shown
    assert client.get(f"/care/{goods.id}/").status_code == 200
    assert client.get(f"/care/{health.id}/").status_code == 404
    assert client.get(f"/care/{health.id}/deliver/").status_code == 404
    assert client.get(f"/care/new/{homes.homes[0].id}/").status_code == 403
    totals = homes.client("supplies").get("/care/totals/")
    assert totals.status_code == 200


def test_a_lifeline_stands_above_everything(homes):
    homes.ask("groceries")
    lifeline = homes.ask("dialysis", home=2)
    page = homes.client("desk").get(BOARD)
    assert [row.one.id for row in page.context["lifelines"]] == [lifeline.id]
    assert page.context["counts"].lifeline == 1
    assert "血液透析" in homes.client("leader").get("/").content.decode()
    shown = homes.client("leader").get(f"/care/{lifeline.id}/")
    assert (shown.context["acts"]["decline"], shown.context["acts"]["cancel"]) == (True, False)
    assert not homes.client("secretary").get(f"/care/{lifeline.id}/").context["acts"]["decline"]
    refused = press(homes.client("secretary"), f"/care/{lifeline.id}/decline/", reason="没有车")
    assert refused.status_code == 200
    done = press(homes.client("leader"), f"/care/{lifeline.id}/decline/", reason="已由120送医")
    assert done.status_code == 302
    assert again(lifeline).state == states.DECLINED


@pytest.mark.parametrize(
    ("page", "data", "state"),
    [
        ("confirm", {"how": "signed"}, states.CONFIRMED),
        ("problem", {"reason": "少一件"}, states.PROBLEM),
    ],
)
def test_the_household_is_heard(homes, page, data, state):
    order = homes.delivered()
    press(homes.client("worker"), f"/care/{order.id}/{page}/", **data)
    assert again(order).state == state


def test_acts_by_pages_to_the_end(homes):
    client = homes.client("worker")
    order = homes.ask()
    for page in ("accept", "start"):
        client.post(f"/care/{order.id}/{page}/", {"key": ids.uuid7()})
    press(client, f"/care/{order.id}/back/", reason="车坏了")
    assert again(order).state == states.ASKED
    order = homes.delivered()
    press(client, f"/care/{order.id}/problem/", reason="少一件")
    press(client, f"/care/{order.id}/mend/", note="已补")
    assert again(order).state == states.MENDED
    client.post(f"/care/{order.id}/undo/", {"reason": "点错了"})
    assert again(order).state == states.PROBLEM
    gone = homes.ask()
    press(client, f"/care/{gone.id}/cancel/", reason="不需要了")
    assert again(gone).state == states.CANCELLED
    assert client.get(f"/care/{gone.id}/decline/").status_code == 403


@pytest.mark.parametrize("page", ["", "deliver/", "confirm/", "undo/"])
def test_another_grid_finds_no_order_here(homes, page):
    order = homes.ask()
    assert homes.client("neighbour").get(f"/care/{order.id}/{page}").status_code == 404
    assert homes.client("other_secretary").get(f"/care/{order.id}/{page}").status_code == 404
    assert homes.client("captain").get(f"/care/{order.id}/{page}").status_code == 403


def test_the_episode_shows_the_seven_services_with_how_far_each_is(homes):
    homes.care_for(0)
    order = homes.delivered("groceries")
    homes.send("worker", "confirm", order=order.id, how="signed")
    homes.ask("disinfection")
    orders = household.of_household(homes.homes[0].id)
    services = household.services(orders, {"temperature": clock.now()})
    assert len(services) == 7
    found = {one.title.en: one for one in services}
    assert found["Purchases"].is_done
    assert found["Purchases"].order.confirmed_how == "signed"
    assert not found["Hygiene and disinfection"].is_done
    assert (found["Reports"].order, found["Reports"].is_done) == (None, False)
    assert found["Temperature"].is_done


def test_the_panel_of_an_episode_asks_twice_and_tells_property_no_health(
    homes, django_assert_num_queries
):
    episode = homes.care_for(0)
    homes.ask("medicine", what="降压药", person=homes.people[0].id)
    homes.ask("waste", person=homes.people[0].id)
    seen = {}
    for who in ("desk", "property"):
        request = homes.client(who).get(BOARD).wsgi_request
        with django_assert_num_queries(2 if who == "desk" else 1):
            seen[who] = panels.of_episode(request, episode) or ""
    assert "代购药品" in seen["desk"]
    assert "宣传引导" in seen["desk"]
    assert "代购药品" not in seen["property"]
    assert "生活垃圾清运" in seen["property"]
    captain = homes.client("captain").get("/").wsgi_request
    assert panels.of_episode(captain, episode) is None


def test_plans_by_pages(homes):
    homes.care_for(0)
    client = homes.client("secretary")
    here = homes.town.here.id
    at = clock.local(clock.now()).strftime("%Y-%m-%dT23:00")
    press(client, "/care/runs/new/", place=here, kind="vegetables", amount="5", due_at=at)
    run = DeliveryRun.objects.get()
    shown = client.get(f"/care/runs/{run.id}/")
    assert shown.context["together"] == "5 公斤"
    assert client.get("/care/runs/").context["page"].rows[0].doors == 1
    chain = {"place": here, "person": "保洁员甲", "bin": "1号黄桶", "vehicle": "A-0001"}
    assert len(client.get("/care/waste/chains/").context["gaps"]) == 1
    press(client, "/care/waste/chains/new/", **chain, collects_at="16:00")
    assert client.get("/care/waste/chains/").context["gaps"] == []
    assert WasteChain.objects.get().vehicle == "A-0001"
    point = {"place": here, "name": "东门", "where": "门内", "hours": "上午", "goods": "菜"}
    press(client, "/care/points/new/", **point)
    one = SupplyPoint.objects.get()
    press(client, f"/care/points/{one.id}/", **point | {"hours": "下午"})
    client.post(f"/care/points/{one.id}/close/", {"key": ids.uuid7()})
    found = SupplyPoint.objects.get()
    assert (found.hours, found.closed_on) == ("下午", clock.today())
    assert homes.client("worker").get("/care/runs/new/").status_code == 403


def test_three_queues_hold_what_is_open_of_all_rooms_oldest_first(homes, noon):
    homes.ask("groceries")
    lifeline = homes.ask("dialysis", home=2)
    waste = homes.ask("waste")
    homes.send("property", "accept", order=waste.id)
    page = homes.client("secretary").get("/care/teams/")
    queues = {one.team: one for one, *_more in page.context["queues"]}
    assert list(queues) == ["screening", "supplies", "problems"]
    assert (queues["supplies"].count, queues["problems"].count) == (2, 2)
    assert queues["problems"].rows[0].subject == lifeline.id
    assert "练习property" in page.content.decode()
    rows = homes.client("desk").get("/care/teams/queue/?team=supplies").context["rows"]
    assert [row.duty.due_at for row in rows] == sorted(row.duty.due_at for row in rows)
    assert homes.client("other_secretary").get("/care/teams/").context["queues"][1][0].count == 0
    assert homes.client("property").get("/care/teams/").status_code == 403
