"""A finding on its way: found, named, answered, looked at again by somebody else."""

from datetime import timedelta

import pytest

from wangdi.documents.models import Attachment
from wangdi.documents.tests.pictures import JPEG, SECRET, telling_jpeg
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.patrol import photographs
from wangdi.patrol.actions import planning
from wangdi.patrol.models import FindingPhoto, FindingStep
from wangdi.patrol.rules import states
from wangdi.patrol.tests.conftest import again, duties


def assigned(here, **more):
    found = here.find(**more)
    worker = here.town.users["worker"].id
    here.send("secretary", "assign", finding=found.id, holder=worker)
    return again(found)


def answered(here, **more):
    found = assigned(here, **more)
    here.send("worker", "answer", finding=found.id, note="已劝离,贴了告示")
    return again(found)


def test_what_is_found_becomes_a_task_with_a_deadline_for_a_named_person(here, noon):
    found = here.find(people=12, what="楼下空地有人聚餐")
    assert (found.state, found.due_at) == (states.FOUND, clock.now() + timedelta(minutes=60))
    [to_name] = duties(planning.NAME, found)
    assert (to_name.role, to_name.due_at - clock.now()) == (
        "community_secretary", timedelta(minutes=30),
    )  # fmt: skip
    later = clock.now() + timedelta(hours=5)
    worker = here.town.users["worker"].id
    here.send("secretary", "assign", finding=found.id, holder=worker, due_at=later)
    [mend] = duties(planning.MEND, found)
    assert (mend.holder_id, mend.due_at) == (worker, later)
    assert duties(planning.NAME, found)[0].settlement == "done"
    here.send("worker", "answer", finding=found.id, note="已劝离")
    assert duties(planning.MEND, found)[0].settlement == "done"
    [look] = duties(planning.LOOK, found)
    assert (look.role, look.settled_at) == ("community_secretary", None)


def test_somebody_else_than_who_answered_looks_at_it_again(here):
    found = answered(here)
    with pytest.raises(Refused) as refused:
        here.send("worker", "close", finding=found.id)
    assert refused.value.reason == "own_answer"
    here.send("officer", "close", finding=found.id)
    done = again(found)
    assert (done.state, done.closed_at) == (states.CLOSED, clock.now())
    assert duties(planning.LOOK, found)[0].settlement == "done"
    here.send("officer", "send_back", finding=found.id, reason="晚上又聚起来了")
    back = again(found)
    assert (back.state, back.returned, back.closed_at) == (states.ASSIGNED, 1, None)
    assert [one.slot for one in duties(planning.MEND, found) if not one.settled_at] == ["1"]
    here.send("worker", "answer", finding=found.id, note="再次劝离")
    here.send("secretary", "close", finding=found.id)
    assert again(found).state == states.CLOSED


@pytest.mark.parametrize("act", ["answer", "close", "send_back"])
def test_the_last_step_can_be_taken_back_with_its_duties(here, act):
    found = {"answer": assigned, "close": answered, "send_back": answered}[act](here)
    before = again(found)
    told = {"answer": {"note": "已办"}, "close": {}, "send_back": {"reason": "没有改"}}[act]
    who = "worker" if act == "answer" else "officer"
    key = ids.uuid7()
    submit_one(
        actor=here.actor(who), command=f"patrol.{act}",
        payload={"finding": found.id, **told}, key=key,
    )  # fmt: skip
    annul(actor=here.actor(who), keys=[key], reason="点错了")
    after = again(found)
    for name in ("state", "since", "holder_id", "due_at", "answered_by", "returned", "closed_at"):
        assert getattr(after, name) == getattr(before, name)
    open_now = {
        one.kind for kind in planning.KINDS for one in duties(kind, found) if not one.settled_at
    }
    assert open_now == {planning.MEND if act == "answer" else planning.LOOK}
    assert FindingStep.objects.get(id=key).annulled_at is not None


def test_what_was_settled_on_the_spot_is_looked_at_again_too(here):
    found = here.find(people=9, left=9, settled=True)
    assert (found.state, found.answered_by) == (states.ANSWERED, here.town.users["worker"].id)
    assert duties(planning.NAME, found) == []
    assert len(duties(planning.LOOK, found)) == 1


def test_a_telephone_may_send_it_hours_later_and_twice(here, noon):
    at, key = clock.now(), ids.uuid7()
    told = {"kind": "gate", "at": at, "place": here.town.buildings["one"].id}
    noon.move(timedelta(hours=6))
    answers = [
        submit_one(actor=here.actor("worker"), command="patrol.find", payload=told, key=key)
        for _ in range(2)
    ]
    assert [one.answer for one in answers] == ["applied", "duplicate"]
    found = here.find(at=at)
    assert found.at == at
    assert found.due_at == clock.now() + timedelta(minutes=30)
    ahead = here.find(at=clock.now() + timedelta(days=9))
    assert ahead.at == clock.now()


def test_dropping_one_that_was_none_ends_its_duties(here):
    found = assigned(here)
    here.send("secretary", "drop", finding=found.id, reason="是施工队交接班,不是聚集")
    assert again(found).state == states.DROPPED
    assert [one.settlement for one in duties(planning.MEND, found)] == ["withdrawn"]
    with pytest.raises(Refused):
        here.send("worker", "answer", finding=found.id, note="已办")


@pytest.mark.parametrize(
    "told",
    [
        {"place": None},
        {"people": 3, "left": 5},
        {"kind": "price"},
        {"photos": ["nothing"]},
        {"holder": 10**6},
        {"what": "x" * 501},
    ],
)
def test_what_cannot_be_is_not_taken(here, told):
    with pytest.raises(Refused):
        here.find(**told)


def test_only_who_works_there_is_named(here):
    found = here.find()
    for who in ("neighbour", "other_secretary"):
        with pytest.raises(Refused):
            here.send("secretary", "assign", finding=found.id, holder=here.town.users[who].id)
    with pytest.raises(Refused):
        here.find("neighbour")


def test_a_picture_of_the_place_is_known_by_what_it_holds(here):
    picture = telling_jpeg()
    found = here.find(photos=[photographs.digest_of(picture)])
    with pytest.raises(Refused):
        photographs.add(by=here.actor("worker"), finding=found.id, content=JPEG)
    answers = [
        photographs.add(by=here.actor("worker"), finding=found.id, content=picture).answer
        for _ in range(2)
    ]
    assert answers == ["applied", "duplicate"]
    photo = FindingPhoto.objects.get(finding=found)
    assert photo.attachment
    kept = Attachment.objects.get(id=photo.attachment)
    assert (kept.owner, kept.owner_kind) == (found.id, "finding")
    assert SECRET in picture
    assert SECRET not in bytes(kept.content)
    with pytest.raises(photographs.attachments.AttachmentRefused):
        photographs.add(by=here.actor("worker"), finding=found.id, content=b"%PDF-1.7\n%%EOF")


def test_facts_tell_codes_and_never_words(here):
    answered(here, what="张三家门口", people=4)
    kinds = [one.kind for one in Fact.objects.filter(kind__startswith="patrol.")]
    assert kinds == ["patrol.found", "patrol.finding_assigned", "patrol.finding_answered"]
    assert "张三" not in str(list(Fact.objects.values_list("detail", flat=True)))
