"""Zones with three duties, planned by side; rounds point by point; police along."""

from datetime import timedelta

import pytest

from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.patrol import ticks
from wangdi.patrol.actions import planning, zones
from wangdi.patrol.models import PatrolRound, PatrolZone, ZoneDuty
from wangdi.patrol.tests.conftest import duties
from wangdi.staff.models import Worker, WorkerKind

POINTS = ["东门", "垃圾站", "快递柜"]


def lay(here, side="courtyard", **more):
    told = {
        "place": here.town.buildings["one"].id, "name": "一号楼", "side": side,
        "points": POINTS, "starts_on": clock.today(),
    }  # fmt: skip
    answer = here.send("secretary", "lay_zone", **(told | more))
    return PatrolZone.objects.get(id=answer.subject)


def task(zone, name="patrol"):
    return ZoneDuty.objects.get(zone=zone, task=name, ended_on=None)


def walk(here, zone, **more):
    told = {"zone": zone.id, "at": clock.now(), "seen": [0, 1, 2]}
    return here.send("worker", "record_round", **(told | more))


@pytest.mark.parametrize(
    ("side", "times"),
    [("gate", {"check": 4, "patrol": 2}), ("courtyard", {"check": 1, "patrol": 3, "isolate": 2}),
     ("round", {"patrol": 3, "isolate": 2})],
)  # fmt: skip
def test_three_duties_are_planned_as_often_as_the_side_asks(here, side, times):
    zone = lay(here, side)
    assert zone.grid_id == here.town.grids["one"].id
    planned = {
        one.task: len(duties(zones.KIND_OF[one.task], one))
        for one in ZoneDuty.objects.filter(zone=zone)
    }
    assert planned == times


def test_the_clock_plans_every_day_once_and_by_sets(here, noon, django_assert_num_queries):
    for n in range(4):
        lay(here, name=f"区{n}")
    before = Duty.objects.count()
    assert ticks.go_through_zones() == 0
    noon.move(timedelta(days=1))
    with django_assert_num_queries(1):
        assert zones.plan_day(clock.today()) == before
    noon.move(timedelta(days=1))
    assert ticks.go_through_zones() == before
    assert ticks.go_through_zones() == 0


def test_a_round_settles_its_hour_and_says_which_points_were_not_seen(here, noon):
    zone = lay(here)
    answer = walk(here, zone, seen=[2, 0], police=True)
    made = PatrolRound.objects.get(id=answer.subject)
    assert (made.seen, made.missed, made.police) == (["快递柜", "东门"], ["垃圾站"], True)
    settled = [one.slot for one in duties("patrol.zone_patrol", task(zone)) if one.settled_at]
    assert settled == [made.slot] == ["2020-02-10 2"]
    noon.move(timedelta(hours=5))
    walk(here, zone)
    settled = [one.slot for one in duties("patrol.zone_patrol", task(zone)) if one.settled_at]
    assert settled == ["2020-02-10 2", "2020-02-10 3"]


def test_a_round_taken_back_is_to_be_walked_again(here):
    zone, key = lay(here), ids.uuid7()
    payload = {"zone": zone.id, "at": clock.now(), "seen": [0]}
    submit_one(actor=here.actor("worker"), command="patrol.record_round", payload=payload, key=key)
    annul(actor=here.actor("worker"), keys=[key], reason="走错了")
    assert not any(one.settled_at for one in duties("patrol.zone_patrol", task(zone)))
    assert PatrolRound.objects.get(id=key).annulled_at is not None


@pytest.mark.parametrize("told", [{"seen": [9]}, {"task": "isolate"}])
def test_what_the_zone_does_not_have_is_not_walked(here, told):
    zone = lay(here, "street")
    with pytest.raises(Refused):
        walk(here, zone, **told)


def test_a_zone_is_changed_without_losing_its_rounds(here):
    zone = lay(here)
    patrol = task(zone)
    walk(here, zone)
    officer = Worker.objects.create(
        name="民警甲", kind=WorkerKind.POLICE, place=here.town.here,
        community_id=here.town.here.id, joined_on=clock.today(),
    )  # fmt: skip
    tasks = [
        {"task": "patrol", "times": 6, "begins": "08:00", "ends": "20:00",
         "holder": here.town.users["worker"].id, "police": officer.id},
    ]  # fmt: skip
    here.send("secretary", "change_zone", zone=zone.id, points=["新点"], tasks=tasks)
    now = task(zone)
    assert (now.id, now.times, now.police_id) == (patrol.id, 6, officer.id)
    assert not ZoneDuty.objects.filter(zone=zone, task="check", ended_on=None).exists()
    assert PatrolRound.objects.get(zone=zone).seen == POINTS
    found = here.find(zone=zone.id, place=None)
    assert found.holder_id == here.town.users["worker"].id
    assert len(duties(planning.MEND, found)) == 1


def test_nobody_is_named_who_does_not_work_there(here):
    tasks = [
        {"task": "patrol", "times": 1, "begins": "08:00", "ends": "20:00",
         "holder": here.town.users["neighbour"].id},
    ]  # fmt: skip
    with pytest.raises(Refused):
        lay(here, tasks=tasks)


def test_a_closed_zone_asks_nobody(here):
    zone = lay(here)
    here.send("secretary", "close_zone", zone=zone.id, reason="并入二区")
    open_now = [one for one in duties("patrol.zone_patrol", task(zone)) if not one.settled_at]
    assert [one for one in open_now if one.missed_at > clock.now()] == []
    assert ticks.go_through_zones() == 0
    with pytest.raises(Refused):
        here.send("secretary", "close_zone", zone=zone.id, reason="再关一次")
