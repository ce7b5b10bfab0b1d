"""Who is put where by hand: moved, swapped, absent, filled; a week proposed and handed in."""

from datetime import timedelta
from itertools import pairwise

import pytest

from wangdi.checkpoints.models import Checkpoint
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.roster import ticks
from wangdi.roster.models import Post, Shift, Turn, WeekPlan
from wangdi.roster.queries import tasks, weeks
from wangdi.roster.rules.checking import check
from wangdi.roster.section import RosterSection
from wangdi.staff.models import Unit


def at(post, code, ahead=0):
    return Shift.objects.get(post=post, code=code, day=clock.today() + timedelta(days=ahead))


def standing():
    return set(
        Turn.objects.filter(removed_at=None, absent_at=None).values_list(
            "worker__name", "shift__code", "shift__day"
        )
    )


def test_rules_by_kind_of_place():
    """S1-22: three shifts; four a shift in a village, two in a community."""
    rules = RosterSection()
    assert len(rules.shifts) == 3
    assert (rules.needed("village"), rules.needed("community")) == (4, 2)
    assert sum(one.hours for one in rules.shifts) == 24


def test_shifts_follow_without_a_gap(post):
    """S0-33: 24 hours of every day, laid twice as once."""
    shifts = list(Shift.objects.filter(post=post).order_by("begins_at"))
    assert len(shifts) == 24
    assert {one.need for one in shifts} == {2}
    assert all(one.ends_at == after.begins_at for one, after in pairwise(shifts))


def test_a_temporary_branch_has_several_posts(home, send, post):
    """S0-08, S1-14: a branch linked to two posts, a post without one, each with its duty."""
    made = {"kind": "temporary_branch", "name": "东门临时党支部", "place": home.id}
    branch = send("secretary", "staff.form_unit", **made).subject
    for name in ("西门卡点", "南门卡点"):
        given = {"place": home.id, "name": name, "duty": "测温登记", "branch": branch}
        send("secretary", "roster.open_post", **given)
    assert Unit.objects.get(id=branch).posts.count() == 2
    assert Post.objects.get(branch=None, closed_on=None) == post
    assert all(one.duty for one in Post.objects.all())


def test_a_post_at_a_checkpoint_takes_over_its_name(home, send, nine):
    gate = Checkpoint.objects.filter(withdrawn_at=None).first() or Checkpoint.objects.create(
        place=home, kind="compound_gate", name="北门", opened_on=clock.today(),
        community_id=home.id,
    )  # fmt: skip
    given = {"checkpoint": gate.id, "duty": "查验通行证"}
    first = send("desk", "roster.open_post", **given)
    assert send("desk", "roster.open_post", **given).subject == first.subject
    assert Post.objects.get(id=first.subject).name == gate.name


@pytest.mark.parametrize(
    ("second", "ahead", "reason"), [("late", 0, "rest"), ("night", 1, "cap"), ("early", 1, "")]
)
def test_nobody_works_too_long(post, people, put, send, second, ahead, reason):
    """At most 12 hours in 24, and rest between two shifts."""
    one = people["值守员一"]
    put(one)
    to = {"shift": at(post, second, ahead).id, "worker": one.id}
    if not reason:
        assert send("secretary", "roster.assign", **to).subject
        return
    with pytest.raises(Refused) as refusal:
        send("secretary", "roster.assign", **to)
    assert refusal.value.reason == reason


def test_who_said_that_he_cannot_is_not_put_there(post, people, put, send):
    one = people["值守志愿者一"]
    send("secretary", "staff.tell_readiness", worker=one.id, able="days", hours=["early"])
    for code, reason in (("night", "able"), ("late", "hours")):
        with pytest.raises(Refused) as refusal:
            put(one, at(post, code, 1))
        assert refusal.value.reason == reason
    assert put(one)


def test_the_same_person_twice_is_once_and_a_full_shift_is_full(people, put, send):
    one = put(people["值守员一"])
    assert put(people["值守员一"]) == one
    put(people["值守员二"])
    with pytest.raises(Refused) as refusal:
        put(people["值守员三"])
    assert refusal.value.reason == "full"


def test_moved_swapped_and_taken_back(post, people, put, send, town):
    mine, other = put(people["值守员一"]), put(people["值守员二"], at(post, "late"))
    before = standing()
    key, actor = ids.uuid7(), town.user("secretary").actor()
    swap = {"turn": mine.id, "swap": other.id}
    submit_one(actor=actor, command="roster.move", payload=swap, key=key)
    today = clock.today()
    assert standing() == {("值守员一", "late", today), ("值守员二", "early", today)}
    annul(actor=actor, keys=[key], reason="换错了")
    assert standing() == before
    send("secretary", "roster.move", turn=mine.id, shift=at(post, "early", 2).id)
    assert ("值守员一", "early", today + timedelta(days=2)) in standing()
    send("secretary", "roster.remove", turn=other.id)
    assert len(standing()) == 1


def test_an_absence_is_filled_from_volunteers(people, put, send, shift):
    turn = put(people["值守员一"])
    put(people["值守员二"])
    send("secretary", "roster.report_absence", turn=turn.id, why="孩子住院")
    free = weeks.free_for(shift, volunteers_first=True)
    assert free[0].kind == "volunteer"
    fill = {"shift": shift.id, "worker": free[0].id, "instead_of": turn.id}
    filled = Turn.objects.get(id=send("secretary", "roster.assign", **fill).subject)
    assert (filled.how, filled.instead_of) == ("filled", turn)


def test_a_week_is_proposed_and_handed_in(post, people, send, home):
    """Asked at a page, done by the worker, judged by the same check."""
    first = clock.today() + timedelta(days=1)
    ask = {"place": home.id, "first_day": first}
    send("secretary", "roster.ask_plan", **ask)
    with pytest.raises(Refused):
        send("secretary", "roster.ask_plan", **ask)
    assert ticks.propose() == 1
    assert ticks.propose() == 0
    plan = WeekPlan.objects.get()
    assert (plan.filled, plan.short) == (7 * 3 * 2, 0)
    shifts = list(Shift.objects.filter(day__gte=first, day__lt=first + timedelta(days=7)))
    task = tasks.task(shifts, tasks.candidates({home.id}), RosterSection())
    assert len(task.fixed) == 42
    assert check(task, []) == []


def test_a_proposal_is_taken_back_whole(post, people, send, home, town):
    key, actor = ids.uuid7(), town.user("secretary").actor()
    ask = {"place": home.id, "first_day": clock.today() + timedelta(days=1), "days": 2}
    submit_one(actor=actor, command="roster.ask_plan", payload=ask, key=key)
    ticks.propose()
    assert Turn.objects.filter(removed_at=None).count() == 12
    annul(actor=actor, keys=[key], reason="重排")
    assert not Turn.objects.filter(removed_at=None).exists()


def test_what_a_proposal_costs(post, people, send, home, django_assert_max_num_queries):
    """Queries of a plan do not grow with its people and days."""
    for days, most in ((1, 90), (7, 90)):
        ask = {"place": home.id, "first_day": clock.today() + timedelta(days=1), "days": days}
        send("secretary", "roster.ask_plan", **ask)
        with django_assert_max_num_queries(most):
            ticks.propose()


def test_a_closed_post_takes_its_later_shifts_with_it(post, people, put, send):
    put(people["值守员一"], at(post, "early", 2))
    send("secretary", "roster.close_post", post=post.id)
    assert not standing()
    with pytest.raises(Refused):
        put(people["值守员二"], at(post, "early", 3))
