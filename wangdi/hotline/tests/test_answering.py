"""From the community to the caller and to the end: in time, with a verdict, reopened."""

from datetime import date, timedelta

import pytest

from wangdi.access.public import ANYBODY
from wangdi.access.scopes import standing
from wangdi.duties.models import Duty
from wangdi.hotline import codes, queries
from wangdi.hotline.models import TicketStep
from wangdi.hotline.rules import states
from wangdi.hotline.tests.conftest import again
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event
from wangdi.intake.submitting import submit_one


def test_the_whole_way_to_the_end(line):
    ticket = line.replied()
    line.send("clerk", "evaluate", ticket=ticket.id, satisfied=True)
    line.send("clerk", "close", ticket=ticket.id)
    assert again(ticket).state == states.CLOSED
    acts = [step.act for step in queries.steps_of(ticket)][::-1]
    assert acts == [
        *("classify", "assign", "accept", "handle", "reply"),
        *("evaluate", "close"),
    ]
    assert not Duty.objects.unsettled().filter(subject=ticket.id).exists()


def test_a_step_out_of_turn_says_why(line):
    ticket = line.record()
    with pytest.raises(Refused) as refused:
        line.send("secretary", "handle", ticket=ticket.id, verdict="true", note="x")
    assert refused.value.reason == "state_assigned"


def test_a_false_tip_needs_what_shows_it(line):
    ticket = line.record()
    line.send("secretary", "accept", ticket=ticket.id)
    with pytest.raises(Refused):
        line.send("secretary", "handle", ticket=ticket.id, verdict="false", note="不实")
    assert line.handled("false").evidence == "监控与邻居均可证明"


def test_the_first_receiver_is_asked_to_answer(line):
    ticket = line.handled()
    duty = Duty.objects.unsettled().get(subject=ticket.id)
    assert (duty.kind, duty.holder_id) == ("hotline.reply", line.town.users["clerk"].id)


def test_not_ours_goes_back_with_the_reason(line):
    ticket = line.record()
    line.send("secretary", "give_back", ticket=ticket.id, reason="属于那边社区")
    assert again(ticket).state == states.CLASSIFIED
    line.send("clerk", "assign", ticket=ticket.id, community=line.town.there.id)
    moved = again(ticket)
    assert (moved.state, moved.community_id) == (states.ASSIGNED, line.town.there.id)
    [duty] = Duty.objects.unsettled().filter(subject=ticket.id)
    assert (duty.kind, duty.community_id) == ("hotline.answer", line.town.there.id)


def test_reopened_it_comes_back_with_its_time_anew(line, noon):
    ticket = line.replied()
    noon.move(timedelta(days=3))
    line.send("clerk", "reopen", ticket=ticket.id, reason="问题又出现")
    found = again(ticket)
    assert (found.state, found.verdict, found.replied_at) == (states.REOPENED, "", None)
    assert found.due_at == noon.read() + timedelta(hours=24)
    assert Duty.objects.unsettled().get(subject=ticket.id).kind == "hotline.assign"


def test_the_caller_says_himself_what_he_thinks(line):
    ticket = line.replied()
    payload = {"code": codes.code_of(ticket.id), "satisfied": False, "note": "还没有解决"}
    submit_one(actor=ANYBODY, command="hotline.rate", payload=payload)
    assert (again(ticket).state, again(ticket).satisfied) == (states.EVALUATED, False)
    with pytest.raises(Refused):
        submit_one(actor=ANYBODY, command="hotline.rate", payload=payload)


def test_a_wrong_code_finds_nothing(line):
    with pytest.raises(Refused):
        submit_one(
            actor=ANYBODY, command="hotline.rate", payload={"code": "0" * 10, "satisfied": True}
        )


def test_late_is_counted_late(line, noon):
    line.replied(kind="help")
    late = line.record(kind="help")
    waiting = line.record(kind="complaint")
    noon.move(timedelta(hours=25))
    speeds = queries.speeds(_scope(line), date(2020, 2, 1), date(2020, 2, 10), noon.read())
    total = speeds.total
    assert (total.all, total.in_time, total.late, total.waiting) == (3, 1, 1, 1)
    assert total.percent == 50
    assert dict(speeds.kinds)["help"].percent == 50
    late_ones = queries.tickets(_scope(line), "late", noon.read())
    assert (list(late_ones), waiting.is_unanswered()) == ([late], True)


def test_the_number_is_seen_for_a_purpose_and_told(line):
    ticket = line.record()
    line.send("clerk", "show_phone", ticket=ticket.id, purpose="回访")
    event = Event.objects.get(verb="hotline.phone_shown")
    assert (event.subject, event.purpose) == (ticket.id, "回访")
    with pytest.raises(Refused):
        line.send("secretary", "show_phone", ticket=ticket.id, purpose="好奇")


def test_of_an_unknown_caller_nobody_sees_the_number(line):
    ticket = line.record(anonymous=True)
    assert ticket.caller_name is None
    with pytest.raises(Refused) as refused:
        line.send("clerk", "show_phone", ticket=ticket.id, purpose="回访")
    assert refused.value.reason == "anonymous"


def test_the_last_step_is_taken_back(line):
    ticket = line.handled()
    step = TicketStep.objects.get(ticket=ticket, act="handle")
    annul(actor=line.actor("secretary"), keys=[step.id], reason="写错工单")
    assert (again(ticket).state, again(ticket).verdict) == (states.ACCEPTED, "")
    assert Duty.objects.unsettled().get(subject=ticket.id).kind == "hotline.answer"
    accepted = TicketStep.objects.get(ticket=ticket, act="assign")
    with pytest.raises(Refused):
        annul(actor=line.actor("clerk"), keys=[accepted.id], reason="x")


def test_a_call_taken_by_mistake_is_taken_back(line):
    ticket = line.record()
    annul(actor=line.actor("clerk"), keys=[ticket.id], reason="误拨")
    assert again(ticket).annulled_at
    assert not Duty.objects.unsettled().filter(subject=ticket.id).exists()


def _scope(line):
    return standing(line.town.users["desk"]).scope("hotline.view")
