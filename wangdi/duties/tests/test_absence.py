"""A worker is absent: one step passes on what is his, and the last day gives it back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.access.models import Assignment, Grant
from wangdi.access.scopes import standing
from wangdi.duties import actions, queries, ticks
from wangdi.duties.models import Duty, HandOver, StandIn
from wangdi.duties.receivers import release_who_left
from wangdi.duties.tests.town import HOUR, NOON, draft
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids

SYSTEM = system("test")


def let(town, **more):
    asked = {
        "absent": town.users["worker"].pk,
        "substitute": town.users["neighbour"].pk,
        "first_day": "2020-02-10",
        "last_day": "2020-02-12",
        "reason": "陪护家人",
    }
    return submit_one(
        actor=town.users["secretary"].actor(), command="duties.stand_in", payload=asked | more
    )


@pytest.fixture
def held(town, noon, thing):
    """A duty that the worker holds by name, and one of everybody on his beat."""
    stamp = town.grids["one"].stamp
    actions.plan(
        [
            draft(thing.name, stamp, holder=town.users["worker"].pk, label="本人的"),
            draft(thing.name, stamp, label="大家的"),
        ]
    )
    return Duty.objects.get(label="本人的")


def day_of(town, who, at=NOON):
    user = town.users[who]
    return set(queries.own_today(standing(user), user.pk, at).values_list("label", flat=True))


def test_one_step_passes_on_roles_and_duties(town, held):
    assert day_of(town, "neighbour") == set()
    let(town)
    assert day_of(town, "neighbour") == {"本人的", "大家的"}
    assert HandOver.objects.get().reason == "陪护家人"
    lent = Grant.objects.current().get(user=town.users["neighbour"], grid=town.grids["one"])
    assert lent.role == "grid_worker"
    assert lent.valid_to.isoformat() == "2020-02-12"


def test_households_entrusted_by_name_pass_on(town, held):
    household = ids.uuid7()
    Assignment.objects.create(
        user=town.users["worker"], household=household, why="四包一", valid_from="2020-02-01"
    )
    let(town)
    assert household in standing(town.users["neighbour"]).households


def test_what_is_planned_meanwhile_passes_on_too(town, held, noon, thing):
    let(town)
    actions.plan(
        [draft(thing.name, town.grids["one"].stamp, holder=town.users["worker"].pk, label="新的")]
    )
    assert ticks.keep_stand_ins()
    assert "新的" in day_of(town, "neighbour")
    assert not ticks.keep_stand_ins()


def test_the_end_gives_back_what_is_not_done(town, held, noon):
    let(town)
    Duty.objects.filter(label="大家的").update(holder=None)
    noon.move(timedelta(days=3))
    Duty.objects.update(
        missed_at=NOON + timedelta(days=4), due_at=NOON + timedelta(days=3, hours=1)
    )
    assert ticks.keep_stand_ins()
    held.refresh_from_db()
    assert held.holder == town.users["worker"]
    assert StandIn.objects.get().ended_at == clock.now()
    assert (
        not Grant.objects.current()
        .filter(user=town.users["neighbour"], grid=town.grids["one"])
        .exists()
    )


def test_back_early(town, held):
    let(town)
    client = town.client("secretary")
    page = client.get(reverse("duties:stand_ins")).content.decode()
    assert "练习neighbour" in page
    stand_in = StandIn.objects.get()
    client.post(reverse("duties:end_stand_in", args=[stand_in.pk]), {"key": str(ids.uuid7())})
    held.refresh_from_db()
    assert held.holder == town.users["worker"]
    assert day_of(town, "neighbour") == set()


def test_done_stays_done_when_it_is_undone(town, held):
    answer = let(town)
    Duty.objects.filter(pk=held.pk).update(settled_at=clock.now(), settlement="done")
    annul(actor=SYSTEM, keys=[answer.key], reason="选错人")
    held.refresh_from_db()
    assert held.holder == town.users["neighbour"]
    assert day_of(town, "neighbour") == set()


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"last_day": "2020-02-09"}, "value_error"),
        ({"last_day": "2020-04-09"}, "value_error"),
        ({"reason": ""}, ""),
    ],
)
def test_impossible_days_are_refused(town, held, more, reason):
    with pytest.raises(Refused):
        let(town, **more)
    assert not StandIn.objects.exists()


def test_nobody_stands_in_for_himself_or_twice_or_from_outside(town, held):
    worker = town.users["worker"].pk
    with pytest.raises(Refused):
        let(town, substitute=worker)
    let(town)
    with pytest.raises(Refused):
        let(town, substitute=town.users["captain"].pk)


def test_another_communitys_secretary_cannot(town, held):
    there = town.client("other_secretary")
    worker = town.users["worker"].pk
    assert there.get(reverse("duties:stand_in", args=[worker])).status_code == 404
    assert town.client("worker").get(reverse("duties:stand_ins")).status_code == 403


def test_on_the_page_a_colleague_is_chosen(town, held):
    client = town.client("secretary")
    address = reverse("duties:stand_in", args=[town.users["worker"].pk])
    page = client.get(address).content.decode()
    assert "练习neighbour" in page
    assert "练习other_secretary" not in page
    said = {
        "key": str(ids.uuid7()),
        "substitute": town.users["captain"].pk,
        "first_day": "2020-02-10",
        "last_day": "2020-02-11",
        "reason": "轮休",
    }
    assert client.post(address, said).status_code == 302
    held.refresh_from_db()
    assert held.holder == town.users["captain"]


def test_duties_of_who_left_are_everybodys(town, held):
    fact = Fact(kind="staff.worker_left", detail={"user": town.users["worker"].pk})
    release_who_left([fact])
    held.refresh_from_db()
    assert held.holder is None
    assert held.due_at == NOON + HOUR
