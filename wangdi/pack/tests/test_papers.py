"""Papers are made ready, reach somebody, are signed or not, and come down again."""

from datetime import timedelta

import pytest

from wangdi.documents import attachments, pages
from wangdi.documents.models import Attachment, Document
from wangdi.documents.tests.pictures import PNG
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Fact
from wangdi.intake.registry import command
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import clock, ids
from wangdi.pack import papers, queries, receivers, tracking
from wangdi.pack.models import Delivery, Signing


def ask(stairwell, role, command, **payload):
    return submit_one(actor=stairwell.actor(role), command=f"pack.{command}", payload=payload)


def paper(kind, episode):
    about = papers.paper(kind).about
    return Document.objects.get(
        kind=kind, subject=papers.subject(about, episode), withdrawn_at=None
    )


def prepared(stairwell, person=0):
    episode = stairwell.assigned(person)
    ask(stairwell, "grid_worker", "prepare", episode=episode.id)
    return episode


def deliver():
    """The facts written so far reach the receivers, twice, as may happen."""
    for _time in range(2):
        receivers.prepare(list(Fact.objects.filter(kind="quarantine.notified").order_by("id")))
        receivers.follow(list(Fact.objects.filter(kind__in=receivers.FOLLOWED).order_by("id")))


def told(document):
    """All that stands on it in both languages, as text."""
    return str([pages.said(document, language) for language in pages.LANGUAGES])


def states(episode):
    return {line.kind: line.state for line in tracking.lines(episode)}


def test_the_pack_is_made_once_and_says_what_the_law_asks(stairwell):
    episode = prepared(stairwell)
    kinds = set(Document.objects.values_list("kind", flat=True))
    assert kinds == {papers.NOTICE, *papers.BASE}
    ask(stairwell, "grid_worker", "prepare", episode=episode.id)
    assert Document.objects.count() == len(kinds)
    undertaking = told(paper(papers.UNDERTAKING, episode))
    for words in ("法律要求我做的", "我自愿承诺的", "不因此受任何处罚", "2020年2月16日", "12345"):
        assert words in undertaking
    assert "00000000001" in undertaking
    assert "strike out any line" in undertaking


def test_nothing_outside_says_who_is_at_home(stairwell):
    episode = prepared(stairwell)
    secret = (episode.person.name, "502", "重点地区", "key area", "同住", "女")
    for kind in (papers.DOOR, papers.CARD, papers.BUILDING):
        words = told(paper(kind, episode))
        assert not [one for one in secret if one in words], kind
    door = told(paper(papers.DOOR, episode))
    for words in ("2020年2月1日", "2020年2月15日", "grid甲", "00000000001", "不得封门"):
        assert words in door


def test_one_notice_on_a_door_for_all_behind_it(stairwell):
    first = prepared(stairwell)
    second = stairwell.propose(1, day_zero="2020-02-03")
    stairwell.looked_at(second)
    stairwell.send("community_secretary", "decide", episode=second.id, accepted=True)
    ask(stairwell, "grid_worker", "prepare", episode=second.id, papers=[papers.DOOR])
    words = told(paper(papers.DOOR, first))
    assert "2020年2月1日" in words
    assert "2020年2月17日" in words
    assert Document.objects.filter(kind=papers.DOOR).count() == 2


def test_no_papers_before_somebody_decided(stairwell):
    with pytest.raises(Refused, match="决定"):
        ask(stairwell, "grid_worker", "prepare", episode=stairwell.propose().id)
    with pytest.raises(Refused):
        ask(stairwell, "next_grid", "prepare", episode=prepared(stairwell, 1).id)


def test_delivered_signed_put_up_and_taken_down(stairwell, hand):
    episode = prepared(stairwell)
    hand.move(timedelta(minutes=20))
    now = clock.now()
    undertaking, door = (paper(kind, episode) for kind in (papers.UNDERTAKING, papers.DOOR))
    given = {"document": undertaking.id, "how": "in_person", "at": now}
    ask(stairwell, "grid_worker", "deliver", **given)
    with pytest.raises(Refused, match="记录"):
        ask(stairwell, "area_doctor", "deliver", **given)
    scan = attachments.keep(PNG, name="a.png", by=stairwell.actor("grid_worker"), key=ids.uuid7())
    signed = {"document": undertaking.id, "outcome": "signed", "means": "screen", "at": now}
    with pytest.raises(Refused, match="签名"):
        ask(stairwell, "grid_worker", "sign", **signed)
    answer = ask(stairwell, "grid_worker", "sign", **signed, attachments=[scan.id])
    assert Attachment.objects.get(id=scan.id).owner == answer.key
    with pytest.raises(Refused):
        ask(stairwell, "grid_worker", "deliver", document=door.id, how="in_person", at=now)
    ask(stairwell, "grid_worker", "deliver", document=door.id, how="posted", at=now)
    assert states(episode)[papers.UNDERTAKING] == tracking.SIGNED
    assert states(episode)[papers.DOOR] == tracking.UP
    stairwell.send("leader", "end_early", episode=episode.id, reason="error", note="查错了人")
    deliver()
    duty = Duty.objects.get(kind=papers.TAKE_DOWN, settled_at=None)
    assert duty.subject == door.id
    assert Document.objects.get(id=door.id).withdrawn_at
    ask(stairwell, "grid_worker", "take_down", document=door.id, at=now)
    duty.refresh_from_db()
    assert duty.settlement == "done"


def test_not_signing_is_noted_and_nothing_follows(stairwell):
    episode = prepared(stairwell)
    undertaking = paper(papers.UNDERTAKING, episode)
    before = Duty.objects.count()
    payload = {
        "document": undertaking.id,
        "outcome": "not_signed",
        "means": "paper",
        "at": clock.now(),
    }
    answer = ask(stairwell, "grid_worker", "sign", **payload, note="不愿意签")
    assert states(episode)[papers.UNDERTAKING] == tracking.NOT_SIGNED
    assert Duty.objects.count() == before
    annul(actor=stairwell.actor("grid_worker"), keys=[answer.key], reason="记错")
    assert states(episode)[papers.UNDERTAKING] == tracking.READY


def test_homes_of_a_building_sign_each_for_itself(stairwell):
    building = paper(papers.BUILDING, prepared(stairwell))
    signed = {"document": building.id, "outcome": "signed", "means": "paper", "at": clock.now()}
    with pytest.raises(Refused, match="哪一户"):
        ask(stairwell, "grid_worker", "sign", **signed)
    for home in ("501", "503"):
        ask(stairwell, "grid_worker", "sign", **signed, home=home)
    assert Signing.objects.filter(document=building).count() == 2


def test_a_household_signs_its_own_papers_itself(stairwell):
    episode = prepared(stairwell)
    mine = [one for one in queries.of_household(episode.household_id) if one.may_sign]
    assert [one.document.kind for one in mine] == [papers.UNDERTAKING]
    payload = {
        "document": mine[0].document.id,
        "outcome": "signed",
        "means": "own_page",
        "at": clock.now(),
    }
    [household] = papers_command().households_of([papers_command().Payload.model_validate(payload)])
    assert household == episode.household_id
    submit(
        actor=system("resident"),
        command="pack.sign",
        records=[Incoming(ids.uuid7(), payload)],
        channel="resident",
    )
    assert states(episode)[papers.UNDERTAKING] == tracking.SIGNED
    assert not [one for one in queries.of_household(episode.household_id) if one.may_sign]


@pytest.mark.parametrize("choice", ["web", "app", "call", "door", "paper"])
def test_the_receipt_is_asked_for_and_any_answer_is_as_good(stairwell, choice):
    """Nobody gets it unasked; who wants no technical check is called or visited, no more."""
    episode = prepared(stairwell)
    assert papers.RECEIPT not in papers.BASE
    assert states(episode)[papers.RECEIPT] == tracking.MISSING
    ask(stairwell, "grid_worker", "prepare", episode=episode.id, papers=[papers.RECEIPT])
    receipt, owed = paper(papers.RECEIPT, episode), Duty.objects.count()
    for one in ("不使用，请电话联系", "不使用，请上门", "没有智能手机", "权利和服务完全相同"):
        assert one in told(receipt)
    payload = {"document": receipt.id, "outcome": "signed", "means": "paper", "at": clock.now()}
    answer = ask(stairwell, "grid_worker", "sign", **payload, choice=choice)
    assert Signing.objects.get(id=answer.key).choice == choice
    assert Duty.objects.count() == owed


def papers_command():
    return command("pack.sign")


def test_another_team_renews_the_notice_and_its_way_is_a_duty(stairwell, hand):
    episode = stairwell.notified()
    old = paper(papers.NOTICE, episode)
    deliver()
    assert not Duty.objects.filter(kind=papers.DELIVER).exists()
    hand.move(timedelta(hours=2))
    doctor = stairwell.workers["doctor"]
    doctor.work_phone = "00000000009"
    doctor.save()
    team = {slot: worker.id for slot, worker in stairwell.workers.items()}
    other = type(doctor).objects.create(
        name="doctor乙",
        kind="doctor",
        work_phone="00000000008",
        joined_on="2020-01-01",
        community_id=stairwell.community.id,
    )
    stairwell.send(
        "community_secretary", "assign_team", episode=episode.id, team=team | {"doctor": other.id}
    )
    new = paper(papers.NOTICE, episode)
    assert new.id != old.id
    assert "00000000008" in told(new)
    deliver()
    assert "00000000008" in told(paper(papers.DOOR, episode))
    duty = Duty.objects.get(kind=papers.DELIVER, settled_at=None)
    assert duty.subject == new.id
    ask(stairwell, "grid_worker", "deliver", document=new.id, how="in_person", at=clock.now())
    duty.refresh_from_db()
    assert duty.settlement == "done"
    assert Delivery.objects.get().document_id == new.id
    assert b"/Page" in pages.pdf(Document.objects.get(id=old.id))
    assert pages.said(Document.objects.get(id=old.id))["withdrawn"] == "2020-02-01"


def test_the_first_notice_is_served_and_not_delivered(stairwell):
    notice = paper(papers.NOTICE, stairwell.assigned())
    with pytest.raises(Refused, match="送达"):
        ask(
            stairwell, "grid_worker", "deliver", document=notice.id, how="in_person", at=clock.now()
        )


def test_the_situation_slip_comes_from_the_readings(stairwell, hand):
    episode = stairwell.notified()
    hand.move(timedelta(hours=5))
    stairwell.read(episode, "36.6")
    hand.move(timedelta(days=1))
    ask(stairwell, "grid_worker", "prepare", episode=episode.id, papers=[papers.SITUATION])
    words = told(paper(papers.SITUATION, episode))
    assert "36.6 ℃" in words
    assert "未报" in words
    assert "grid甲" in words
