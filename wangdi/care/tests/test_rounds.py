"""Waste every day by its person, bin and vehicle; runs to many doors; supply points."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from wangdi.care import rounds
from wangdi.care.models import DeliveryRun, Order, SupplyPoint, WasteChain
from wangdi.care.queries import household
from wangdi.care.receivers import end_of_care
from wangdi.care.rules import states
from wangdi.care.tests.conftest import again
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.lib import clock


def name_chain(homes, place, **more):
    asked = {"place": place.id, "person": "保洁员甲", "bin": "1号黄桶", "vehicle": "A-0001",
             "collects_at": time(16)} | more  # fmt: skip
    return homes.send("secretary", "set_chain", **asked)


def ended(episode):
    episode.state, episode.closed_at = "released", clock.now()
    episode.save()
    return [Fact(kind="quarantine.released", subject=episode.id)]


def test_each_home_in_care_has_one_pickup_a_day_by_its_three_dedicated(homes, noon):
    for n in (0, 1, 2):
        homes.care_for(n)
    name_chain(homes, homes.town.here)
    near = name_chain(
        homes, homes.town.buildings["two"], bin="2号楼黄桶",
        holder=homes.town.users["property"].id,
    )  # fmt: skip
    assert rounds.plan_waste(clock.now()) == 3
    assert rounds.plan_waste(clock.now()) == 0
    pickups = {one.household_id: one for one in Order.objects.select_related("chain")}
    assert [pickups[home.id].chain.bin for home in homes.homes[:3]] == [
        "1号黄桶", "1号黄桶", "2号楼黄桶",
    ]  # fmt: skip
    one = pickups[homes.homes[2].id]
    assert (one.chain_id, one.holder_id) == (near.subject, homes.town.users["property"].id)
    assert clock.local(one.due_at).time() == time(18)
    assert Duty.objects.get(subject=one.id).holder_id == homes.town.users["property"].id
    homes.send("property", "deliver", order=one.id, amount="2")
    one = again(one)
    assert (one.delivered_by, one.amount) == ("练习property", Decimal(2))
    page = homes.client("property").get("/care/waste/")
    assert (len(page.context["rows"]), page.context["waiting"]) == (3, 2)
    assert "练习property" in page.content.decode()
    noon.move(timedelta(days=1))
    assert rounds.plan_waste(clock.now()) == 3


def test_all_three_have_to_be_named(homes):
    for empty in ("person", "bin", "vehicle"):
        with pytest.raises(Refused):
            name_chain(homes, homes.town.here, **{empty: ""})
    name_chain(homes, homes.town.here)
    name_chain(homes, homes.town.here, person="保洁员乙")
    assert WasteChain.objects.get(ended_at=None).person == "保洁员乙"


def test_pickups_stop_when_nobody_of_the_home_is_in_care(homes):
    first = homes.care_for(0)
    homes.care_for(1)
    rounds.plan_waste(clock.now())
    asked = homes.ask("medicine")
    end_of_care(ended(first))
    stopped, goes_on = (Order.objects.get(household=home, kind="waste") for home in homes.homes[:2])
    assert (stopped.state, goes_on.state) == (states.CANCELLED, states.ASKED)
    assert again(asked).state == states.ASKED
    assert not Duty.objects.filter(subject=stopped.id, settled_at=None).exists()
    assert rounds.plan_waste(clock.now() + timedelta(days=1)) == 1
    end_of_care(ended(first))


def test_the_question_is_asked_on_the_days_of_the_profile(homes):
    episode = homes.care_for(0)
    assert rounds.plan_asking(clock.now()) == 1
    assert rounds.plan_asking(clock.now()) == 0
    duty = Duty.objects.get(kind="care.ask_how")
    assert (duty.subject, duty.household) == (episode.id, homes.homes[0].id)
    answers = dict.fromkeys(("nervous", "worry", "interest", "low"), 0)
    homes.send("worker", "wellbeing", household=homes.homes[0].id, answers=answers)
    assert Duty.objects.get(kind="care.ask_how").settlement == "done"
    assert rounds.plan_asking(clock.now() + timedelta(days=1)) == 0


def test_one_run_is_an_order_for_every_door_in_care(homes, django_assert_max_num_queries):
    homes.care_for(0)
    homes.care_for(2)
    homes.care_for(3)
    asked = {"place": homes.town.here.id, "kind": "vegetables", "amount": "5",
             "due_at": clock.now() + timedelta(hours=5)}  # fmt: skip
    with django_assert_max_num_queries(32):
        answer = homes.send("secretary", "run", **asked)
    orders = Order.objects.filter(run=answer.subject)
    assert {one.household_id for one in orders} == {homes.homes[0].id, homes.homes[2].id}
    assert {(one.amount, one.unit) for one in orders} == {(Decimal(5), "kg")}
    assert Duty.objects.filter(subject__in=orders, kind="care.carry").count() == 2
    with pytest.raises(Refused):
        homes.send("secretary", "run", **asked | {"place": homes.town.there.id})
    with pytest.raises(Refused):
        homes.send("secretary", "run", **asked | {"kind": "insulin"})
    with pytest.raises(Refused):
        homes.send("secretary", "run", **asked | {"due_at": clock.now()})
    homes.send("worker", "deliver", order=orders[0].id)
    with pytest.raises(Refused):
        annul(actor=homes.actor("secretary"), keys=[answer.key], reason="重复")
    assert DeliveryRun.objects.get(id=answer.subject).annulled_at is None


def test_a_run_nobody_began_is_called_off(homes):
    homes.care_for(0)
    asked = {"place": homes.town.buildings["one"].id, "kind": "vegetables", "amount": "5",
             "due_at": clock.now() + timedelta(hours=5)}  # fmt: skip
    answer = homes.send("secretary", "run", **asked)
    annul(actor=homes.actor("secretary"), keys=[answer.key], reason="改到明天")
    assert not Order.objects.standing().exists()
    assert not Duty.objects.filter(settled_at=None).exists()


def test_residents_see_the_points_near_by_while_they_are_open(homes):
    asked = {"place": homes.town.here.id, "name": "东门蔬菜点", "where": "东门内",
             "hours": "08:00–11:00", "goods": "蔬菜、鸡蛋", "contact": "店长甲",
             "phone": "00000000001"}  # fmt: skip
    point = homes.send("secretary", "open_point", **asked).subject
    near = homes.homes[0].stamp
    assert [one.name for one in household.points_near(near)] == ["东门蔬菜点"]
    assert household.points_near(homes.homes[3].stamp) == []
    homes.send("secretary", "change_point", **(asked | {"point": point, "hours": "14:00–16:00"}))
    assert SupplyPoint.objects.get().hours == "14:00–16:00"
    with pytest.raises(Refused):
        homes.send("other_secretary", "close_point", point=point)
    homes.send("secretary", "close_point", point=point)
    assert household.points_near(near) == []
    assert SupplyPoint.objects.get().closed_on == date(2020, 2, 10)
