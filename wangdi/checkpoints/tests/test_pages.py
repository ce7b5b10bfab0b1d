"""The register and the orders as pages: what they show, to whom, and at what cost."""

import pytest
from django.urls import reverse

from wangdi.checkpoints.models import Checkpoint, CompoundOrder
from wangdi.lib import clock


@pytest.fixture
def desk(ground):
    return ground.client("community_secretary")


def test_the_register_counts_by_kind_and_opens_each(ground, desk, django_assert_max_num_queries):
    gates = [ground.gate(f"{n}号门", number=f"K-{n}") for n in range(5)]
    ground.gate("车行口", kind="vehicle")
    ground.shut(gates[4])
    desk.get(reverse("checkpoints:checkpoints"))
    with django_assert_max_num_queries(16):
        page = desk.get(reverse("checkpoints:checkpoints"))
    assert (page.context["open"], page.context["all"]) == (5, 6)
    assert [(one.kind, one.open, one.shut) for one in page.context["lines"]] == [
        ("compound_gate", 4, 1),
        ("vehicle", 1, 0),
    ]
    for asked, n in (({"kind": "vehicle"}, 1), ({"status": "closed"}, 1), ({"q": "K-3"}, 1)):
        page = desk.get(reverse("checkpoints:checkpoints"), asked)
        assert len(page.context["page"].rows) == n
    one = desk.get(reverse("checkpoints:checkpoint", args=[gates[4].id]))
    assert "保安昼夜值守" in one.content.decode()


def test_registered_shut_and_taken_back_on_pages(ground, desk):
    ground.gate("西门")
    url = reverse("checkpoints:register")
    form = desk.get(url).context["form"]
    asked = {"key": form["key"].value(), "place": ground.compound, "kind": "compound_gate"}
    asked |= {"name": "东门", "traffic": "both", "spot": "门岗旁", "methods": "forehead"}
    answer = desk.post(url, asked)
    gate = Checkpoint.objects.get(name="东门")
    assert answer.url == reverse("checkpoints:checkpoint", args=[gate.id])
    close = reverse("checkpoints:close", args=[gate.id])
    told = {"key": desk.get(close).context["form"]["key"].value(), "reason": "压减出入口"}
    refused = desk.post(close, {**told, "fire_way": "key", "fire_note": "有"})
    assert refused.context["form"].errors["fire_note"]
    desk.post(close, {**told, "fire_way": "key", "fire_note": "钥匙在门岗,昼夜可开"})
    gate.refresh_from_db()
    assert not gate.is_open()
    page = desk.get(answer.url)
    desk.post(reverse("checkpoints:undo", args=[page.context["history"][0].undo]), {"reason": "误"})
    gate.refresh_from_db()
    assert not gate.is_open()
    desk.post(
        reverse("checkpoints:undo", args=[page.context["history"][0].undo]), {"reason": "点错了"}
    )
    gate.refresh_from_db()
    assert gate.is_open()


@pytest.mark.parametrize("page", ["describe", "merge", "entrust", "equip", "close"])
def test_each_change_has_its_page(ground, desk, page):
    gate, _other = ground.gate("东门"), ground.gate("西门")
    assert desk.get(reverse(f"checkpoints:{page}", args=[gate.id])).status_code == 200
    equip = {
        "key": desk.get(reverse("checkpoints:equip", args=[gate.id])).context["form"]["key"].value()
    }
    answer = desk.post(reverse("checkpoints:equip", args=[gate.id]), {**equip, "masks": "40"})
    assert answer.status_code == 302
    assert gate.equipment.get().count == 40


def test_an_order_from_its_record_to_its_lifting(ground, desk):
    url = reverse("checkpoints:close_compound")
    form = desk.get(url).context["form"]
    asked = {"key": form["key"].value(), "place": ground.compound, "authority": "区指挥部"}
    asked |= {"document": "第 12 号令", "basis": "传染病防治法第四十二条"}
    asked |= {
        name: form[name].value().strftime("%Y-%m-%dT%H:%M") for name in ("begins_at", "ends_at")
    }
    answer = desk.post(url, asked)
    order = CompoundOrder.objects.get()
    assert answer.url == reverse("checkpoints:order", args=[order.id])
    with clock.frozen(order.ends_at.replace(second=30)):
        late = ground.client("community_secretary")
        assert late.get(answer.url).context["overdue"]
        assert late.get(reverse("checkpoints:orders")).context["overdue"] == 1
        assert late.get(reverse("checkpoints:checkpoints")).context["overdue"] == [order]
    assert desk.get(reverse("checkpoints:prolong", args=[order.id])).status_code == 200
    lift = reverse("checkpoints:lift", args=[order.id])
    key = desk.get(lift).context["form"]["key"].value()
    desk.post(lift, {"key": key, "note": "东门已打开"})
    order.refresh_from_db()
    assert order.lift_note == "东门已打开"


def test_who_sees_what(ground):
    gate = ground.gate("东门")
    url = reverse("checkpoints:checkpoint", args=[gate.id])
    close = reverse("checkpoints:close", args=[gate.id])
    assert ground.client("grid_worker", grid=ground.grid).get(url).status_code == 200
    assert ground.client("grid_worker", grid=ground.grid).get(close).status_code == 403
    assert ground.client("community_secretary", ground.there).get(url).status_code == 404
    assert ground.client("community_secretary", ground.there).get(close).status_code == 404
    assert ground.client("supplies_keeper").get(url).status_code == 403
