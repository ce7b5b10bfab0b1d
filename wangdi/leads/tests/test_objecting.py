"""A person says it is wrong by a code alone; somebody else decides; nothing about him is shown."""

from datetime import timedelta

import pytest
from django.test import Client

from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.leads import actions
from wangdi.leads.models import Disposition, Lead, Objection
from wangdi.leads.tests.conftest import NUMBER, ROW, again
from wangdi.screening.models import Arrival

TEXT = "我那几天不在武汉"


@pytest.fixture
def lead(office, resident) -> Lead:
    [lead] = office.bring(ROW)
    return lead


@pytest.fixture
def object_to(noon):
    """As the person does it: opens the page, takes a moment, sends."""

    def send(lead: Lead, code: str = "") -> str:
        client, url = Client(), f"/leads/wrong/{code or lead.code}/"
        form = client.get(url).context["form"]
        hidden = {name: form[name].value() or "" for name in ("key", "opened", "website")}
        noon.move(timedelta(minutes=1))
        answer = client.post(url, {**hidden, "text": TEXT, "contact": "00000000007"})
        assert answer.status_code == 302, answer.context["form"].errors
        return client.get(url).content.decode()

    return send


def decide(office, who: str, decision: str, answer: str = "核实后确认名单有误"):
    objection = Objection.objects.latest("raised_at")
    asked = {"objection": objection.id, "decision": decision, "told": answer}
    return office.send(who, "decide_objection", **asked)


def test_anybody_with_the_code_and_nothing_is_shown(office, lead, object_to) -> None:
    page = Client().get(f"/leads/wrong/{lead.code}/").content.decode()
    for told in ("练习返乡", NUMBER, "00000000001", "武汉", "1号楼", "返乡人员"):
        assert told not in page
    assert "form" in Client().get(f"/leads/wrong/{lead.code.lower()}/").context
    for wrong in ("AAAA-AAAA-AAAA-AAAA", str(lead.id), "x" * 400):
        assert Client().get(f"/leads/wrong/{wrong}/").status_code == 404
    sent = object_to(lead)
    assert TEXT not in sent
    assert "练习返乡" not in sent
    objection = Objection.objects.get()
    assert (objection.text, objection.contact) == (TEXT, "00000000007")
    assert objection.due_at - objection.raised_at == timedelta(hours=24)


def test_one_waits_at_a_time(office, lead, object_to) -> None:
    object_to(lead)
    page = Client().get(f"/leads/wrong/{lead.code}/")
    assert page.context["known"].state == "waiting"
    Client().post(f"/leads/wrong/{lead.code}/", {"text": "again"})
    assert Objection.objects.count() == 1


def test_somebody_else_than_who_settled_decides(office, town, lead, object_to) -> None:
    office.settle(lead, "here_undecided", "secretary", proofs=["seen"])
    object_to(lead)
    [duty] = Duty.objects.unsettled().filter(kind=actions.OBJECTION_ABOVE)
    assert duty.role == "duty_desk"
    with pytest.raises(Refused):
        office.settle(lead, "false", "secretary", reason="so it is quiet")
    with pytest.raises(Refused) as refusal:
        decide(office, "secretary", "stands")
    assert refusal.value.reason == "own"
    with pytest.raises(Refused) as refusal:
        decide(office, "desk", "wrong", "练习返乡没有去过武汉")
    assert refusal.value.field == "told"
    decide(office, "desk", "wrong")
    assert (again(lead).outcome, again(lead).objected_at) == ("false", None)
    assert Arrival.objects.get().annulled_at is not None
    assert not Duty.objects.unsettled().filter(kind=actions.OBJECTION_ABOVE).exists()
    page = Client().get(f"/leads/wrong/{lead.code}/").content.decode()
    assert "核实后确认名单有误" in page


def test_it_stands_and_he_may_object_once_more(office, lead, object_to) -> None:
    office.settle(lead)
    object_to(lead)
    assert Duty.objects.unsettled().get(kind=actions.OBJECTION).role == "community_secretary"
    decide(office, "secretary", "stands", "车票和您说的日期一致")
    assert again(lead).outcome == "not_here"
    object_to(lead)
    assert Objection.objects.count() == 2


def test_checked_once_more_the_lead_is_open_again(office, lead, object_to) -> None:
    office.settle(lead)
    office.settle(lead, "left", place="郑州", reason="家人说的")
    object_to(lead)
    decide(office, "secretary", "recheck")
    assert again(lead).outcome == ""
    assert not Disposition.objects.standing().exists()
    assert Duty.objects.unsettled().filter(kind=actions.CHECK).exists()


def test_a_repeat_leads_to_the_first(office, lead, object_to) -> None:
    [repeat] = office.bring(ROW)
    object_to(repeat)
    assert Objection.objects.get().lead == lead


def test_an_objection_is_taken_back_only_while_it_waits(office, lead, object_to) -> None:
    object_to(lead)
    objection = Objection.objects.get()
    annul(actor=office.actor("desk"), keys=[objection.id], reason="sent twice by paper")
    assert again(lead).objected_at is None
    assert not Duty.objects.unsettled().filter(kind=actions.OBJECTION).exists()


def test_the_rate_of_one_address_is_limited(office, lead) -> None:
    client = Client()
    answers = [client.get(f"/leads/wrong/AAAA-{n}/").status_code for n in range(125)]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_the_page_of_the_decision(office, town, lead, object_to) -> None:
    office.settle(lead)
    object_to(lead)
    url = f"/leads/objections/{Objection.objects.get().id}/"
    assert town.client("worker").get(url).status_code == 403
    assert town.client("other_secretary").get(url).status_code == 404
    client = town.client("secretary")
    key = client.get(url).context["form"]["key"].value()
    client.post(url, {"key": key, "decision": "stands", "told": "车票和您说的日期一致"})
    assert Objection.objects.get().upheld is False
