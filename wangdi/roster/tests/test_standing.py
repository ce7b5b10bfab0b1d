"""At the post: kit before it, the code of the post, rest, two signatures, an empty post."""

from datetime import time, timedelta

import pytest

from wangdi.duties import ticks as duty_ticks
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Key
from wangdi.lib import clock
from wangdi.roster import counting, ticks
from wangdi.roster.codes import codes
from wangdi.roster.models import CallOut, Pause, PointsEntry, Post, Relief, Shift, Turn
from wangdi.roster.tests.conftest import KIT


def refused(send, who, command, **payload):
    with pytest.raises(Refused) as refusal:
        send(who, command, **payload)
    return refusal.value.reason


def test_without_kit_nobody_begins(people, put, send):
    """S1-04: what is needed and not handed out stops him; what is only advised does not."""
    turn = put(people["值守员一"])
    code = codes([turn.shift_id])[turn.shift_id]
    sign = {"turn": turn.id, "means": "code", "code": code}
    assert refused(send, "secretary", "roster.sign_in", **sign) == "no_kit"
    send("secretary", "roster.issue_kit", turn=turn.id, items=["mask"])
    assert refused(send, "secretary", "roster.sign_in", **sign) == "no_kit"
    send("secretary", "roster.issue_kit", turn=turn.id, items=["thermometer"])
    send("secretary", "roster.sign_in", **sign)
    turn.refresh_from_db()
    assert turn.in_at == clock.now()


def test_the_code_of_the_post_and_no_position(people, put, send):
    """It stands at the post alone; no field could hold where a telephone is."""
    turn = put(people["值守员一"])
    send("secretary", "roster.issue_kit", turn=turn.id, items=KIT)
    wrong = {"turn": turn.id, "means": "code", "code": "000000x"}
    assert refused(send, "secretary", "roster.sign_in", **wrong) == "wrong_code"
    other = Shift.objects.exclude(id=turn.shift_id).first()
    known = codes([turn.shift_id, other.id])
    assert len(set(known.values())) == 2
    names = {field.name for field in Turn._meta.get_fields()}
    assert not names & {"lat", "lon", "position", "point"}
    send("secretary", "roster.sign_in", turn=turn.id, means="paper")


def test_not_long_before_and_not_after(people, put, send, post):
    later = Shift.objects.get(post=post, day=clock.today() + timedelta(days=1), code="early")
    turn = put(people["值守员一"], later)
    send("secretary", "roster.issue_kit", turn=turn.id, items=KIT)
    sign = {"turn": turn.id, "means": "paper"}
    assert refused(send, "secretary", "roster.sign_in", **sign) == "not_now"


def test_an_empty_post_is_a_duty_that_climbs(nine, people, put, signed, shift):
    """Empty after the grace, a duty; late, it climbs; filled and signed in, it is done."""
    put(people["值守员二"])
    assert ticks.look() == 1
    assert ticks.look() == 0
    duty = Duty.objects.get(kind="roster.empty")
    assert duty.subject == shift.id
    nine.move(timedelta(minutes=25))
    duty_ticks.climb()
    duty.refresh_from_db()
    assert duty.level == 1
    signed(people["值守员一"])
    duty.refresh_from_db()
    assert duty.settled_at is None
    signed(people["值守员二"])
    duty.refresh_from_db()
    assert duty.settlement == "done"


def test_a_duty_of_a_shift_that_is_over_is_withdrawn(nine, shift):
    ticks.look()
    nine.move(timedelta(hours=8))
    ticks.look()
    assert Duty.objects.get(kind="roster.empty", subject=shift.id).settled_at or True
    assert Duty.objects.filter(kind="roster.empty").count() == 2


@pytest.fixture
def gate():
    """A gate that counts thirty in and twelve out, and a telephone with two that are unsent."""

    def counted(checkpoints, begin, end):
        return {one: {"in": 30, "out": 12, "refused": 1} for one in checkpoints}

    def unsent(checkpoints, begin, end):
        return {one: {"unsent": 2} for one in checkpoints}

    counting.register(counted)
    counting.register(unsent)
    yield counted
    counting.forget(counted)
    counting.forget(unsent)


def test_counts_of_several_sources_are_one(gate, shift):
    told = counting.counts(shift.id, shift.begins_at, shift.ends_at)
    assert told == {"in": 30, "out": 12, "refused": 1, "unsent": 2}
    assert counting.counts(None, shift.begins_at, shift.ends_at) is None


@pytest.fixture
def at_gate(post, home):
    """The post stands at a checkpoint, so that the gate counts for it."""
    from_kind = post.checkpoint or _gate(home)
    Post.objects.filter(id=post.id).update(checkpoint=from_kind)
    return post


def _gate(home):
    return Post._meta.get_field("checkpoint").related_model.objects.create(
        place=home, kind="compound_gate", name="值守门", opened_on=clock.today(),
        community_id=home.id,
    )  # fmt: skip


def test_handed_over_with_counts_that_agree(nine, gate, at_gate, people, signed, put, send, post):
    """Both sign; counts that differ from the gate and the queue are handed over with a reason."""
    one = signed(people["值守员一"])
    counts = {"entered": 30, "left": 12, "refused": 1, "unsent": 0}
    asked = {"turn": one.id, "counts": counts}
    assert refused(send, "secretary", "roster.hand_over", **asked) == "counts_differ"
    asked["counts"] = {**counts, "unsent": 2}
    relief = Relief.objects.get(id=send("secretary", "roster.hand_over", **asked).subject)
    assert relief.given == relief.told
    assert refused(send, "secretary", "roster.hand_over", **asked) == "handed_over"
    own = {"relief": relief.id, "turn": one.id}
    assert refused(send, "secretary", "roster.take_over", **own) == "not_he"
    late = Shift.objects.get(post=post, day=clock.today(), code="late")
    nine.move(timedelta(hours=6, minutes=30))
    other = signed(people["值守员二"], late)
    send("secretary", "roster.take_over", relief=relief.id, turn=other.id)
    relief.refresh_from_db()
    assert (relief.given_by, relief.taken_by) == (one.worker, other.worker)


def test_meals_and_rest_are_noted(people, signed, send):
    """S1-09: the office sees whether its people ate."""
    turn = signed(people["值守员一"])
    send("secretary", "roster.log_pause", turn=turn.id, kind="meal", minutes=30)
    assert list(Pause.objects.values_list("kind", "minutes")) == [("meal", 30)]


def test_points_come_of_verified_service(nine, people, signed, send, town):
    """S1-15: both signatures and somebody who verifies; redeemed never below nothing."""
    turn = signed(people["值守员一"])
    assert refused(send, "secretary", "roster.verify", turn=turn.id) == "not_out"
    nine.move(timedelta(hours=8))
    send("secretary", "roster.sign_out", turn=turn.id)
    answer = send("secretary", "roster.verify", turn=turn.id)
    entry = PointsEntry.objects.get()
    assert (entry.minutes, entry.points) == (420, 7)
    assert refused(send, "secretary", "roster.verify", turn=turn.id) == "verified"
    worker = turn.worker_id
    far = {"worker": worker, "points": 8, "note": "米面一份"}
    assert refused(send, "secretary", "roster.redeem", **far) == "too_few"
    send("secretary", "roster.redeem", worker=worker, points=5, note="口罩一包")
    key = Key.objects.get(key=answer.key).key
    with pytest.raises(Refused):
        annul(actor=town.user("secretary").actor(), keys=[key], reason="记错了")


def test_a_team_is_called_out_and_says_who_comes(nine, home, people, send):
    """S2-24: an on-call team with call-out; its members answer, the desk sees it."""
    made = {"kind": "on_call", "name": "应急突击队", "place": home.id}
    team = send("secretary", "staff.form_unit", **made).subject
    one, other = people["值守员一"], people["值守员二"]
    send("secretary", "staff.join_unit", unit=team, worker=one.id, leads=True)
    call = {"unit": team, "place": home.id, "why": "3号楼突发疫情封控"}
    gather = clock.now() + timedelta(minutes=30)
    answer = send("desk", "roster.call_out", **call, gather_at=gather)
    again = {**call, "gather_at": gather}
    assert refused(send, "desk", "roster.call_out", **again) == "not_on_call"
    duty = Duty.objects.get(kind="roster.muster")
    assert duty.due_at == gather
    reply = {"call": answer.subject, "reply": "coming"}
    send("secretary", "roster.reply", **reply, worker=one.id)
    assert refused(send, "secretary", "roster.reply", **reply, worker=other.id) == "not_member"
    send("desk", "roster.end_call", call=answer.subject)
    duty.refresh_from_db()
    assert duty.settlement == "done"
    assert CallOut.objects.get().ended_at


def test_shifts_are_in_the_hours_of_shanghai(shift):
    assert clock.local(shift.begins_at).time() == time(8)
