"""Compounds closed by order: a basis, an end, and an alarm when nobody opens."""

from datetime import timedelta

import pytest

from wangdi.checkpoints import queries, ticks
from wangdi.checkpoints.models import CompoundOrder
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Key
from wangdi.lib import clock


def asked(ground, **more):
    now = clock.now()
    return {
        "place": ground.compound,
        "authority": "区疫情防控指挥部",
        "document": "第 12 号令",
        "basis": "传染病防治法第四十二条;小区内发现确诊病例",
        "begins_at": now,
        "ends_at": now + timedelta(days=3),
    } | more


@pytest.fixture
def order(ground):
    subject = ground.send("checkpoints.close_compound", **asked(ground))
    return CompoundOrder.objects.get(id=subject)


def closed(ground, ahead):
    with clock.frozen(clock.now() + ahead):
        return ground.compound in queries.closed_by_order([ground.compound], clock.now())


def test_it_binds_until_its_end_and_no_minute_longer(ground, order):
    assert closed(ground, timedelta(minutes=1))
    assert closed(ground, timedelta(days=2))
    assert not closed(ground, timedelta(days=3, minutes=1))


def test_still_closed_after_its_end_is_an_alarm_until_somebody_opens(ground, order):
    [alarm] = Duty.objects.filter(kind="checkpoints.order_end")
    assert (alarm.due_at, alarm.role) == (order.ends_at, "community_secretary")
    for ahead, duty, stands in ((1, "upcoming", "in_force"), (2.5, "open", "in_force"),
                                (3.1, "late", "overdue"), (40, "missed", "overdue")):  # fmt: skip
        with clock.frozen(order.begins_at + timedelta(days=ahead)):
            assert alarm.window.unsettled_at(clock.now()) == duty
            assert order.state_at(clock.now()) == stands


def test_it_is_asked_for_anew_each_day_until_it_is_opened(ground, order):
    assert ticks.remind() == 0
    for day in (4, 5):
        with clock.frozen(order.begins_at + timedelta(days=day)):
            assert (ticks.remind(), ticks.remind()) == (1, 0)
    with clock.frozen(order.begins_at + timedelta(days=5, minutes=1)):
        ground.send("checkpoints.lift_compound", order=order.id, note="东门西门均已打开")
        order.refresh_from_db()
        assert order.state_at(clock.now()) == "lifted"
        assert not Duty.objects.unsettled().filter(kind="checkpoints.order_end").exists()
        with pytest.raises(Refused):
            ground.send("checkpoints.lift_compound", order=order.id, note="再开一次")
        key = Key.objects.get(command="checkpoints.lift_compound").key
        annul(actor=ground.secretary.actor(), keys=[key], reason="未打开")
        order.refresh_from_db()
        assert order.state_at(clock.now()) == "overdue"
        assert Duty.objects.unsettled().filter(kind="checkpoints.order_end").count() == 3


def test_opened_before_its_end_nothing_is_left_to_do(ground, order):
    ground.send("checkpoints.lift_compound", order=order.id, note="全部转为低风险")
    assert not closed(ground, timedelta(minutes=1))
    assert not Duty.objects.unsettled().filter(kind="checkpoints.order_end").exists()


def test_prolonged_only_by_a_new_order_with_its_own_basis(ground, order):
    later = {"begins_at": order.ends_at, "ends_at": order.ends_at + timedelta(days=5)}
    with pytest.raises(Refused) as refusal:
        ground.send("checkpoints.close_compound", **asked(ground, **later))
    assert refusal.value.reason == "ordered_already"
    gap = {**later, "begins_at": order.ends_at + timedelta(hours=1)}
    with pytest.raises(Refused):
        ground.send("checkpoints.close_compound", **asked(ground, follows=order.id, **gap))
    ground.send(
        "checkpoints.close_compound",
        **asked(ground, follows=order.id, document="第 15 号令", **later),
    )
    order.refresh_from_db()
    assert "第 15 号令" in order.lift_note
    assert [one.document for one in CompoundOrder.objects.filter(lifted_at=None)] == ["第 15 号令"]
    assert Duty.objects.unsettled().filter(kind="checkpoints.order_end").count() == 1
    assert closed(ground, timedelta(days=1))
    assert closed(ground, timedelta(days=4))
    annul(actor=ground.secretary.actor(), keys=[order.next.id], reason="令已撤回")
    order.refresh_from_db()
    assert order.lifted_at is None
    assert Duty.objects.unsettled().get(kind="checkpoints.order_end").subject == order.id
    assert not closed(ground, timedelta(days=4))


@pytest.mark.parametrize(
    "wrong",
    [
        {"basis": ""},
        {"document": ""},
        {"authority": ""},
        {"ends_at": "2020-01-01T00:00:00+08:00"},
        {"ends_at": "2099-01-01T00:00:00+08:00"},
        {"begins_at": "2026-01-01T00:00:00"},
    ],
)
def test_no_order_without_basis_or_end(ground, wrong):
    with pytest.raises(Refused):
        ground.send("checkpoints.close_compound", **asked(ground, **wrong))
    assert not CompoundOrder.objects.exists()


def test_recorded_in_error(ground, order):
    annul(actor=ground.secretary.actor(), keys=[order.id], reason="小区选错")
    assert not closed(ground, timedelta(minutes=1))
    assert not Duty.objects.unsettled().filter(kind="checkpoints.order_end").exists()
