"""From the asking to the confirmation, and a lifeline that nobody turns away."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from wangdi.care.models import Order, OrderStep
from wangdi.care.rules import states
from wangdi.care.tests.conftest import again
from wangdi.duties import climbing
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.registry import command
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock


def open_duties(order):
    return list(Duty.objects.filter(subject=order.id, settled_at=None).order_by("kind", "slot"))


def test_from_the_asking_to_the_confirmation_by_the_household(homes):
    homes.care_for(0)
    order = homes.ask("groceries", what="米 10 公斤", amount="2")
    assert (order.state, order.episode_id) == (states.ASKED, homes.episodes[homes.homes[0].id].id)
    assert order.due_at - order.asked_at == timedelta(days=1)
    [duty] = open_duties(order)
    assert (duty.kind, duty.due_at, duty.holder_id) == ("care.carry", order.due_at, None)
    homes.send("worker", "accept", order=order.id)
    assert open_duties(order)[0].holder_id == homes.town.users["worker"].id
    homes.send("worker", "start", order=order.id)
    homes.send("worker", "deliver", order=order.id, amount="3", note="放门口凳子上")
    order = again(order)
    assert (order.state, order.amount) == (states.DELIVERED, Decimal(3))
    assert open_duties(order) == []
    homes.by_home("confirm", order=order.id)
    order = again(order)
    assert (order.state, order.confirmed_how) == (states.CONFIRMED, "page")
    steps = OrderStep.objects.filter(order=order).order_by("at", "id")
    assert [one.act for one in steps] == ["accept", "start", "deliver", "confirm"]
    assert Fact.objects.filter(kind="care.delivered", subject=order.id).count() == 1
    assert "米" not in str(list(Event.objects.values_list("detail", flat=True)))


def test_a_problem_comes_back_and_is_mended_in_time(homes):
    order = homes.delivered("medicine")
    homes.by_home("problem", order=order.id, reason="少了一盒")
    [duty] = open_duties(order)
    assert (duty.kind, duty.role) == ("care.problem", "community_secretary")
    assert duty.due_at == clock.now() + timedelta(hours=4)
    homes.send("worker", "mend", order=order.id, note="已补送一盒")
    assert again(order).state == states.MENDED
    assert open_duties(order) == []
    homes.send("worker", "confirm", order=order.id, how="signed")
    assert again(order).confirmed_how == "signed"


def test_a_household_asks_only_for_itself(homes):
    mine, theirs = homes.homes[0].id, homes.homes[1].id
    ask = command("care.ask")
    asked = [{"household": mine, "kind": "call"}, {"household": theirs, "kind": "call"}]
    assert ask.households_of([ask.Payload(**one) for one in asked]) == [mine, theirs]
    order = homes.ask(home=1)
    for name in ("care.confirm", "care.problem", "care.cancel"):
        known = command(name)
        more = {} if name == "care.confirm" else {"reason": "不需要了"}
        assert known.households_of([known.Payload(order=order.id, **more)]) == [theirs]
    for name in ("care.accept", "care.deliver", "care.mend", "care.decline"):
        known = command(name)
        more = {"care.mend": {"note": "好了"}, "care.decline": {"reason": "没有"}}.get(name, {})
        assert known.households_of([known.Payload(order=order.id, **more)]) == [None]


def test_a_household_may_not_ask_for_what_only_workers_bring(homes):
    with pytest.raises(Refused):
        homes.by_home("ask", household=homes.homes[0].id, kind="vegetables")
    answer = homes.by_home("ask", household=homes.homes[0].id, kind="insulin", what="胰岛素")
    order = again(answer.subject)
    assert (order.asked_by_home, order.asked_by) == (True, None)
    for _n in range(29):
        homes.by_home("ask", household=homes.homes[0].id, kind="call")
    with pytest.raises(Refused, match=r"call|联系"):
        homes.by_home("ask", household=homes.homes[0].id, kind="call")
    assert homes.by_home("ask", household=homes.homes[0].id, kind="dialysis").subject


def test_any_household_is_helped_in_care_or_not(homes):
    assert homes.ask("medicine", home=1).episode_id is None


def test_a_lifeline_has_its_own_clock_and_climbs_to_desk_and_leader(homes, noon):
    homes.ask("groceries")
    order = homes.ask("dialysis", person=homes.people[0].id)
    bring, take = open_duties(order)
    assert (bring.kind, take.slot) == ("care.lifeline", "take")
    assert take.due_at - clock.now() == timedelta(minutes=10)
    assert bring.due_at - clock.now() == timedelta(hours=1)
    assert take.sort_key < "0"
    noon.move(timedelta(minutes=11))
    assert {one.role for one in climbing.climb(clock.now())} == {"duty_desk"}
    noon.move(timedelta(minutes=10))
    assert {one.role for one in climbing.climb(clock.now())} == {"leader"}
    homes.send("doctor", "accept", order=order.id)
    assert [one.slot for one in open_duties(order)] == ["bring"]


def test_a_lifeline_is_declined_by_nobody_but_a_named_leader_with_a_reason(homes):
    order = homes.ask("insulin")
    for who, verb in (("secretary", "decline"), ("desk", "decline"), ("leader", "decline"),
                      ("worker", "cancel"), ("leader", "cancel")):  # fmt: skip
        with pytest.raises(Refused):
            homes.send(who, verb, order=order.id, reason="没有货")
    for who in ("secretary", "desk", "worker", "doctor"):
        with pytest.raises(Refused):
            homes.send(who, "decline_lifeline", order=order.id, reason="没有货")
    with pytest.raises(Refused):
        homes.send("leader", "decline_lifeline", order=order.id, reason="")
    with pytest.raises(Refused):
        homes.by_home("decline_lifeline", order=order.id, reason="没有货")
    with pytest.raises(Refused):
        annul(actor=homes.actor("leader"), keys=[order.id], reason="没有货")
    assert again(order).state == states.ASKED
    homes.send("leader", "decline_lifeline", order=order.id, reason="已由急救车送医")
    order = again(order)
    assert (order.state, order.declined_by) == (states.DECLINED, homes.actor("leader").id)
    assert open_duties(order) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(id=order.id).update(declined_by=None)


def test_the_household_calls_off_its_own_lifeline(homes):
    order = homes.ask("trip")
    lifeline = homes.ask("baby_milk")
    for one in (order, lifeline):
        homes.by_home("cancel", order=one.id, reason="亲戚送来了")
        assert again(one).state == states.CANCELLED
        assert open_duties(one) == []


def test_what_is_not_goods_is_not_for_those_who_carry(homes):
    goods, health = homes.ask("groceries"), homes.ask("medicine")
    talk = homes.ask("counselling")
    homes.send("property", "accept", order=goods.id)
    for who, order in (("property", health), ("supplies", health), ("property", talk),
                       ("worker", talk), ("leader", goods)):  # fmt: skip
        with pytest.raises(Refused):
            homes.send(who, "accept", order=order.id)
    assert again(health).state == again(talk).state == states.ASKED


def test_every_step_can_be_taken_back_from_the_last(homes):
    order = homes.ask()
    taken = homes.send("worker", "accept", order=order.id)
    brought = homes.send("worker", "deliver", order=order.id)
    with pytest.raises(Refused):
        annul(actor=homes.actor("worker"), keys=[taken.key], reason="点错了")
    annul(actor=homes.actor("worker"), keys=[brought.key], reason="点错了")
    found = again(order)
    assert (found.state, found.delivered_at) == (states.ACCEPTED, None)
    assert [one.kind for one in open_duties(order)] == ["care.carry"]
    annul(actor=homes.actor("worker"), keys=[taken.key], reason="点错了")
    assert again(order).holder_id is None
    annul(actor=homes.actor("worker"), keys=[order.id], reason="问错了户")
    assert again(order).annulled_at
    assert open_duties(order) == []


def test_the_same_twice_is_one(homes):
    payload = {"household": homes.homes[0].id, "kind": "waste", "slot": "2020-02-10"}
    first = homes.send("worker", "ask", **payload)
    again_ = submit_one(actor=homes.actor("worker"), command="care.ask", payload=payload)
    assert (again_.answer, again_.subject) == ("duplicate", first.subject)


def test_an_hour_at_the_hospital_is_the_promise(homes):
    wanted = clock.now() + timedelta(days=1, hours=2)
    assert homes.ask("dialysis", wanted_at=wanted).due_at == wanted
    with pytest.raises(Refused):
        homes.ask("dialysis", wanted_at=clock.now() + timedelta(days=90))
