"""The planner of entrances: what it proposes, what it costs whom, and what a decision does."""

from itertools import pairwise
from uuid import UUID

import pytest
from django.urls import reverse

from wangdi.checkpoints.models import Checkpoint, Status
from wangdi.gates.models import EntrancePlan
from wangdi.gates.planning import surveying
from wangdi.gates.planning.choosing import (
    Door,
    Force,
    Home,
    is_possible,
    propose,
    recommended,
    weigh,
)
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.territory.models import Place


def door(n, north, east, **more):
    return Door(UUID(int=n), f"{n}号门", north, east, **more)


SOUTH, EAST, NORTH = door(1, 0, 0, vehicles=True), door(2, 50, 100), door(3, 100, 0)
DOORS = (SOUTH, EAST, NORTH)
HOMES = (
    Home(1, "1号楼", 10, 0, people=100),
    Home(2, "2号楼", 90, 0, people=60, slow=30),
    Home(3, "3号楼", 50, 90, people=40),
)
ENOUGH = Force(100, 3, 2)


def names(doors):
    return [one.name for one in doors]


def test_for_each_number_the_best_and_what_it_costs():
    three, two, one = propose(DOORS, HOMES, ENOUGH)
    assert (names(three.keep), three.staff, three.mean_extra, three.people_farther) == (
        *(names(DOORS), 18),
        *(0, 0),
    )
    assert (names(two.keep), names(two.give_up)) == (["1号门", "3号门"], ["2号门"])
    assert [(walk.home.name, walk.now, walk.then) for walk in two.walks if walk.extra] == [
        ("3号楼", 13, 134)
    ]
    assert (two.people_farther, two.mean_extra) == (40, round(121 * 40 / 200))
    assert names(one.keep) == ["1号门"]
    assert (one.staff, one.slow_farther, one.people_far) == (6, 30, 0)


def test_a_metre_of_the_slow_weighs_more():
    homes = (Home(1, "南楼", 0, 0, people=50), Home(2, "北楼", 100, 0, people=40, slow=20))
    doors = (door(1, 0, 0), door(2, 100, 0))
    assert names(propose(doors, homes, ENOUGH)[-1].keep) == ["2号门"]
    light = (homes[0], Home(2, "北楼", 100, 0, people=40))
    assert names(propose(doors, light, ENOUGH)[-1].keep) == ["1号门"]


@pytest.mark.parametrize(("people", "kept"), [(18, 3), (17, 2), (12, 2), (6, 1), (5, 1), (0, 1)])
def test_as_many_as_can_be_staffed_day_and_night(people, kept):
    choice = recommended(propose(DOORS, HOMES, Force(people, 3, 2)))
    assert len(choice.keep) == kept
    assert choice.enough is (people >= 6)


def test_one_for_people_and_one_for_ambulances_always_stay():
    wheels = door(4, 0, 5, people=False, vehicles=True)
    assert not is_possible([wheels], [wheels, EAST])
    assert not is_possible([EAST], [wheels, EAST])
    assert is_possible([wheels, EAST], [wheels, EAST])
    assert is_possible([EAST], [EAST, NORTH])
    assert [len(one.keep) for one in propose([wheels, EAST], HOMES, ENOUGH)] == [2]
    assert propose([wheels], HOMES, ENOUGH) == []
    assert recommended([]) is None


def test_many_entrances_are_given_up_one_at_a_time():
    doors = [door(n, 10 * n, 0) for n in range(1, 21)]
    choices = propose(doors, HOMES, ENOUGH)
    assert [len(one.keep) for one in choices] == list(range(20, 0, -1))
    assert all(more.keep_ids > less.keep_ids for more, less in pairwise(choices))


def test_what_is_shut_now_is_no_shorter_way():
    shut = door(2, 50, 100, is_open=False)
    opened = weigh([SOUTH, shut], [SOUTH, shut], HOMES, ENOUGH)
    assert opened.people_farther == 0
    assert next(walk for walk in opened.walks if walk.home.id == 3).then < 134


@pytest.fixture
def compound(town):
    """The demo compound with exactly three entrances of its own, buildings and people in it."""
    place = Place.objects.get(kind="compound", name="示范苑")
    Checkpoint.objects.filter(place=place).update(withdrawn_at=clock.now())
    sides = {"南门": (0, True), "东门": (0.0004, False), "北门": (0.0008, False)}
    base = Place.objects.buildings().filter(parent=place, lat__isnull=False)[0]
    assert base.lat is not None
    for name, (away, wheels) in sides.items():
        Checkpoint.objects.create(
            place=place,
            community_id=place.community_id,
            kind="compound_gate",
            traffic="both" if wheels else "people",
            name=name,
            fire_exit=name == "东门",
            opened_on=clock.today(),
            lat=base.lat + away,
            lon=base.lon,
            crs="wgs84",
        )
    return place


def gate(name):
    return Checkpoint.objects.standing().get(name=name)


def decide(town, compound, who="secretary", **changes):
    fire = {"way": "guarded", "note": "保安昼夜值守,一分钟内打开"}
    asked = {
        "place": compound.id,
        "keep": [gate("南门").id],
        "fire": [{"checkpoint": gate(name).id, **fire} for name in ("东门", "北门")],
        "staff": 6,
        "each": 2,
        "reason": "人手不足,压减出入口",
    } | changes
    command = "gates.decide_entrances"
    return submit_one(actor=town.user(who).actor(), command=command, payload=asked).subject


def states():
    rows = Checkpoint.objects.standing().filter(name__in=("南门", "东门", "北门"))
    return dict(rows.values_list("name", "status"))


def test_a_compound_is_surveyed_in_few_queries(compound, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        found = surveying.survey(compound)
    assert names(found.doors) == ["东门", "北门", "南门"]
    assert found.people > 0
    assert found.lost == ()
    assert surveying.force(compound).needed(1) == 6


def test_a_decision_closes_and_opens_and_is_taken_back(town, compound):
    plan = EntrancePlan.objects.get(id=decide(town, compound))
    assert states() == {"南门": Status.OPEN, "东门": Status.CLOSED, "北门": Status.CLOSED}
    assert (plan.by_label, plan.staff, len(plan.closed)) == ("社区书记甲", 6, 2)
    assert all(then >= now for _id, _name, _people, now, then in plan.costs)
    decide(town, compound, keep=[gate("南门").id, gate("北门").id], fire=[], reason="恢复北门")
    assert states()["北门"] == Status.OPEN
    last = EntrancePlan.objects.order_by("-at").first()
    with pytest.raises(Refused):
        annul(actor=town.user("secretary").actor(), keys=[plan.id], reason="先撤前一个")
    annul(actor=town.user("secretary").actor(), keys=[last.id], reason="点错了")
    assert states()["北门"] == Status.CLOSED
    annul(actor=town.user("secretary").actor(), keys=[plan.id], reason="点错了")
    assert set(states().values()) == {Status.OPEN}


def test_refused_half_way_nothing_is_changed(town, compound):
    locked = {"way": "key", "note": "钥匙在门岗,昼夜可取"}
    fire = [{"checkpoint": gate(name).id, **locked} for name in ("东门", "北门")]
    for wrong, reason in (
        ({"fire": fire}, "fire_exit"),
        ({"fire": []}, "no_fire_note"),
        ({"keep": [gate("北门").id], "fire": fire}, "no_entrance"),
        ({"keep": [str(ids.uuid7())]}, "impossible"),
    ):
        with pytest.raises(Refused) as refusal:
            decide(town, compound, **wrong)
        assert refusal.value.reason == reason
    with pytest.raises(Refused):
        decide(town, compound, who="worker")
    assert set(states().values()) == {Status.OPEN}
    assert not EntrancePlan.objects.exists()


def test_the_page_shows_what_it_costs_and_decides(town, compound, django_assert_max_num_queries):
    secretary = town.client("secretary")
    url = reverse("gates:plan", args=[compound.id])
    assert [row[1:] for row in secretary.get(reverse("gates:planning")).context["rows"]] == [(3, 3)]
    secretary.get(url)
    with django_assert_max_num_queries(26):
        page = secretary.get(url, {"people": 6, "each": 2})
    assert [len(one.keep) for one in page.context["choices"]] == [3, 2, 1]
    assert names(page.context["chosen"].keep) == ["南门"]
    sent = {
        "key": page.context["form"]["key"].value(),
        "reason": "压减",
        "keep": str(gate("南门").id),
    }
    refused = secretary.post(f"{url}?people=6&each=2", sent)
    assert refused.context["form"].errors
    for name in ("东门", "北门"):
        sent |= {
            f"way_{gate(name).id}": "guarded",
            f"note_{gate(name).id}": "保安昼夜值守,随时打开",
        }
    answer = secretary.post(f"{url}?people=6&each=2", sent)
    assert answer.status_code == 302
    assert states()["东门"] == Status.CLOSED
    plan = EntrancePlan.objects.get()
    secretary.post(reverse("gates:undo_plan", args=[plan.id]), {"reason": "点错了"})
    assert set(states().values()) == {Status.OPEN}
    assert town.client("worker").get(url).status_code == 403
    assert secretary.get(reverse("gates:plan", args=[2**30])).status_code == 404
