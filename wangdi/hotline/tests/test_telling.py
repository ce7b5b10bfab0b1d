"""What is told: a fact, no list, neutral words; an emergency never waits."""

from datetime import timedelta

import pytest
from django.db import connection

from wangdi.access.public import ANYBODY
from wangdi.access.scopes import standing
from wangdi.duties.models import Duty
from wangdi.hotline import codes, queries
from wangdi.hotline.models import Ticket
from wangdi.hotline.rules import states
from wangdi.hotline.tests.conftest import again
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one


def public(**payload):
    answer = submit_one(actor=ANYBODY, command="hotline.send", payload=payload)
    assert answer.subject
    return Ticket.objects.get(id=answer.subject)


def test_a_call_with_a_place_is_assigned_by_one_form(line, noon):
    ticket = line.record()
    assert (ticket.state, ticket.community_id) == (states.ASSIGNED, line.town.here.id)
    assert ticket.due_at == noon.read() + timedelta(hours=24)
    assert ticket.first_receiver == line.town.users["clerk"].id
    duty = Duty.objects.unsettled().get(subject=ticket.id)
    assert (duty.kind, duty.role, duty.due_at) == (
        *("hotline.answer", "community_secretary"),
        ticket.due_at,
    )


def test_a_call_without_a_place_waits_for_the_clerk(line, noon):
    ticket = line.record(community=None)
    assert (ticket.state, ticket.community_id) == (states.CLASSIFIED, None)
    duty = Duty.objects.unsettled().get(subject=ticket.id)
    assert (duty.kind, duty.due_at) == ("hotline.assign", noon.read() + timedelta(hours=2))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"what": "有人"}, "a fact"),
        ({"happened_on": None}, "a day"),
        ({"place": ""}, "a place"),
        ({"what": "张三、李四、王五从外地回来没有登记"}, "no list"),
        ({"what": "13800000001 13900000002 两个号码的人回来了"}, "no list"),
        ({"what": "楼上有个毒人回来了没有登记"}, "neutral words"),
        ({"caller_phone": "12"}, "a telephone"),
    ],
)
def test_what_is_no_fact_is_refused_with_a_sentence(line, changes, reason):
    with pytest.raises(Refused) as refused:
        line.record(**changes)
    assert refused.value.sentence, reason
    assert not Ticket.objects.exists()


def test_an_emergency_asks_for_120_first(line):
    with pytest.raises(Refused):
        line.record(kind="medical", what="老人晕倒")
    assert line.record(kind="medical", what="老人晕倒", told_120=True).told_120


def test_an_emergency_waits_in_no_queue(line, noon):
    ticket = line.record(kind="medical", what="晕倒", told_120=True, happened_on=None)
    call = Duty.objects.unsettled().get(kind="hotline.medical")
    assert (call.role, call.opens_at) == ("area_doctor", noon.read())
    assert call.due_at == noon.read() + timedelta(minutes=10)
    assert ticket.due_at == noon.read() + timedelta(hours=2)


def test_an_emergency_is_never_held_up_by_its_words(line):
    ticket = public(kind="medical", what="毒人晕倒了", place="3号楼")
    assert ticket.what == "返乡人员晕倒了"
    assert Duty.objects.filter(kind="hotline.medical", subject=ticket.id).exists()


def test_from_the_page_without_a_name(line, noon):
    ticket = public(kind="help", what="老人独居需要买降压药", place="3号楼2单元")
    assert (ticket.state, ticket.anonymous, ticket.channel) == (states.RECEIVED, True, "page")
    duty = Duty.objects.unsettled().get(subject=ticket.id)
    assert duty.due_at == noon.read() + timedelta(hours=2)


def test_what_was_told_lies_sealed(line):
    line.record()
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, place, caller_name, caller_phone FROM hotline_ticket")
        [row] = cursor.fetchall()
    told = b" ".join(bytes(part) for part in row)
    assert "灯亮".encode() not in told
    assert b"00000000005" not in told
    assert not Fact.objects.filter(detail__icontains="来电人").exists()


def test_the_same_caller_is_recognised(line):
    line.handled("false")
    line.handled("false")
    scope = _scope(line, "clerk")
    known = queries.before(scope, "00000000005")
    assert (known.calls, known.false) == (2, 2)
    assert [one.times for one in queries.false_again(scope)] == [2]
    assert queries.before(scope, "00000000006").calls == 0
    assert queries.before(scope, "").calls == 0


def test_a_code_finds_its_ticket_and_no_other(line):
    ticket = line.record()
    code = codes.code_of(ticket.id)
    assert len(code) == codes.LENGTH
    assert codes.index_of(codes.in_groups(code).lower()) == bytes(again(ticket).code_index)
    assert codes.code_of(line.record(what="路口卡点晚上没有人值守").id) != code


def _scope(line, who):
    return standing(line.town.users[who]).scope("hotline.view")
