"""What changes in the course of an episode: away and back, longer, anew, objections, breaches."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError

from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.approving import approve
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval, Event, Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.quarantine.models import (
    Breach,
    Ending,
    Objection,
    Recount,
    RecountProposal,
    Suspension,
)
from wangdi.quarantine.tests.conftest import again

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONGER = {"last_day": date(2020, 2, 18), "reason": "检测结果待复核"}


def asked(episode, kind: str = "quarantine.reading") -> int:
    """How much is still to be done; what was missed before stays missed."""
    rows = Duty.objects.filter(kind=kind, subject=episode.id, settled_at=None)
    return rows.filter(missed_at__gte=clock.now()).count()


def facts(kind: str) -> int:
    return Fact.objects.filter(kind=f"quarantine.{kind}").count()


def away(stairwell, episode, **changes):
    payload = {"where": "hospital", "place": "区医院", "reason": "透析", "at": clock.now()}
    return stairwell.send("grid_worker", "suspend", episode=episode.id, **(payload | changes))


def back(stairwell, episode, **changes):
    payload = {"at": clock.now(), "days_go_on": True} | changes
    return stairwell.send("grid_worker", "resume", episode=episode.id, **payload)


def extended(stairwell, episode, **changes) -> UUID:
    stairwell.send("area_doctor", "extend", episode=episode.id, **(LONGER | changes))
    return Approval.objects.filter(subject=episode.id).latest("received_at", "id").id


def test_who_is_away_is_asked_nothing_and_is_asked_again_when_back(stairwell, hand):
    episode = stairwell.notified()
    before = asked(episode)
    hand.move(DAY)
    answer = away(stairwell, episode)
    assert again(episode).state == "suspended"
    assert asked(episode) == 0
    with pytest.raises(Refused):
        stairwell.read(episode, "36.5")
    with pytest.raises(Refused):
        away(stairwell, episode)
    hand.move(3 * DAY)
    back(stairwell, episode)
    assert again(episode).state == "notified"
    assert again(episode).last_day == episode.last_day
    assert 0 < asked(episode) < before
    assert (facts("suspended"), facts("resumed")) == (1, 1)
    with pytest.raises(Refused):
        annul(actor=stairwell.actor("grid_worker"), keys=[answer.key], reason="写错了")


def test_leaving_and_returning_can_be_undone(stairwell, hand):
    episode = stairwell.notified()
    left = away(stairwell, episode)
    hand.move(DAY)
    returned = back(stairwell, episode, days_go_on=False, reason="住院期间没有观察")
    assert RecountProposal.objects.get().last_day == episode.last_day + DAY
    worker = stairwell.actor("grid_worker")
    annul(actor=worker, keys=[returned.key], reason="还没有回来")
    assert again(episode).state == "suspended"
    assert asked(episode) == 0
    assert RecountProposal.objects.get().taken is False
    annul(actor=worker, keys=[left.key], reason="没有去")
    assert again(episode).state == "notified"
    assert asked(episode) > 0
    assert Suspension.objects.get().annulled_at is not None


def test_days_that_shall_not_count_are_only_proposed_and_need_a_reason(stairwell, hand):
    episode = stairwell.notified()
    away(stairwell, episode)
    hand.move(2 * DAY)
    with pytest.raises(Refused) as refusal:
        back(stairwell, episode, days_go_on=False)
    assert refusal.value.field == "reason"
    back(stairwell, episode, days_go_on=False, reason="住院期间没有观察")
    assert again(episode).last_day == episode.last_day
    assert asked(episode, "quarantine.recount") == 1


def test_one_person_cannot_make_it_longer(stairwell, hand):
    episode = stairwell.notified()
    approval = extended(stairwell, episode)
    assert again(episode).last_day == episode.last_day
    with pytest.raises(Refused):
        approve(approval, by=stairwell.actor("area_doctor"))
    with pytest.raises(Refused):
        approve(approval, by=stairwell.actor("grid_worker"))
    assert not Recount.objects.exists()
    with pytest.raises(IntegrityError):
        Recount.objects.create(
            episode=episode,
            kind="extended",
            reason="一个人",
            day_zero_before=episode.day_zero,
            last_day_before=episode.last_day,
            day_zero=episode.day_zero,
            last_day=episode.last_day + DAY,
            at=clock.now(),
            by=1,
            by_label="一个人",
            agreed_by=1,
        )


def test_longer_takes_two_people_a_reason_a_new_notice_and_its_service(stairwell, hand):
    episode = stairwell.notified()
    readings = asked(episode)
    hand.move(HOUR)
    approve(extended(stairwell, episode), by=stairwell.actor("leader"))
    now = again(episode)
    assert (now.last_day, now.day_zero) == (date(2020, 2, 18), episode.day_zero)
    assert now.release_from == episode.release_from + 3 * DAY
    assert asked(episode) == readings + 6
    recount = Recount.objects.get()
    assert recount.agreed_by_label
    assert recount.agreed_by != recount.by
    assert "检测结果待复核" in str(recount.notice.data)
    assert Document.objects.filter(kind="quarantine.notice", withdrawn_at=None).count() == 1
    assert facts("extended") == 1
    duty = Duty.objects.get(kind="quarantine.renewal")
    assert duty.due_at == clock.now() + 4 * HOUR
    served = stairwell.send(
        "grid_worker", "serve_renewal", episode=episode.id, how="in_person", at=clock.now()
    )
    assert asked(episode, "quarantine.renewal") == 0
    annul(actor=stairwell.actor("grid_worker"), keys=[served.key], reason="还没有送到")
    assert asked(episode, "quarantine.renewal") == 1


def test_longer_is_undone_by_a_new_notice_and_never_in_silence(stairwell, hand):
    episode = stairwell.notified()
    approval = extended(stairwell, episode)
    approve(approval, by=stairwell.actor("leader"))
    key = Recount.objects.get().id
    hand.move(HOUR)
    annul(actor=stairwell.actor("area_doctor"), keys=[key], reason="复核为阴性")
    now = again(episode)
    assert (now.last_day, now.reasons) == (episode.last_day, [*episode.reasons, now.reasons[-1]])
    undone = Recount.objects.get(kind="shortened")
    assert undone.notice is not None
    assert undone.source == key
    assert asked(episode, "quarantine.renewal") == 1
    with pytest.raises(Refused):
        annul(actor=system("test"), keys=[key], reason="再来一次")


def test_what_cannot_be_made_longer(stairwell, hand):
    episode = stairwell.notified()
    for last_day, channel, reason in (
        (date(2020, 2, 15), "page", "not_longer"),
        (date(2020, 2, 10), "page", "not_longer"),
        (date(2020, 3, 10), "page", "too_long"),
        (date(2020, 2, 17), "phone", "not_at_a_desk"),
    ):
        submit_one(
            actor=stairwell.actor("area_doctor"),
            command="quarantine.extend",
            payload={"episode": episode.id, **LONGER, "last_day": last_day},
            channel=channel,
        )
        waiting = Approval.objects.latest("received_at", "id").id
        with pytest.raises(Refused) as refusal:
            approve(waiting, by=stairwell.actor("leader"))
        assert refusal.value.reason == reason
    assert again(episode).last_day == episode.last_day


def test_days_that_are_complete_are_not_made_longer(stairwell, hand):
    episode = stairwell.notified()
    hand.move(episode.release_from - clock.now())
    approval = extended(stairwell, episode)
    with pytest.raises(Refused) as refusal:
        approve(approval, by=stairwell.actor("leader"))
    assert refusal.value.reason == "state_due"


def test_contact_again_begins_the_days_anew_under_the_same_file(stairwell, hand):
    episode = stairwell.notified()
    hand.move(5 * DAY)
    payload = {"day_zero": date(2020, 2, 5), "days": 14, "reason": "同住人确诊"}
    stairwell.send("community_secretary", "expose_again", episode=episode.id, **payload)
    assert again(episode).day_zero == episode.day_zero
    approve(Approval.objects.get().id, by=stairwell.actor("leader"))
    now = again(episode)
    assert (now.day_zero, now.last_day) == (date(2020, 2, 5), date(2020, 2, 19))
    assert Recount.objects.get().kind == "exposed"
    key = Recount.objects.get().id
    annul(actor=stairwell.actor("community_secretary"), keys=[key], reason="不是他")
    assert again(episode).last_day == episode.last_day
    assert again(episode).day_zero == episode.day_zero


def test_one_person_follows_what_the_rules_propose_and_nothing_else(stairwell, hand):
    episode = stairwell.notified()
    hand.move(4 * DAY)
    key = ids.uuid7()
    submit_one(
        actor=system("quarantine"),
        command="quarantine.suggest_recount",
        key=key,
        payload={
            "episode": episode.id,
            "kind": "exposed",
            "profile": stairwell.version.id,
            "day_zero": date(2020, 2, 4),
            "last_day": date(2020, 2, 18),
            "reasons": [{"zh": "再次接触", "en": "Contact again"}],
        },
    )
    asked_so = {"day_zero": date(2020, 2, 4), "days": 14, "reason": "再次接触", "proposal": key}
    with pytest.raises(Refused) as refusal:
        stairwell.send(
            "community_secretary", "expose_again", episode=episode.id, **asked_so | {"days": 20}
        )
    assert refusal.value.reason == "other_days"
    stairwell.send("community_secretary", "expose_again", episode=episode.id, **asked_so)
    assert again(episode).last_day == date(2020, 2, 18)
    assert RecountProposal.objects.get().taken is True
    assert asked(episode, "quarantine.recount") == 0


def test_a_proposal_that_is_not_followed_changes_nothing_and_can_wait_again(stairwell, hand):
    episode = stairwell.notified()
    away(stairwell, episode)
    hand.move(DAY)
    back(stairwell, episode, days_go_on=False, reason="住院期间没有观察")
    proposal = RecountProposal.objects.get()
    declined = stairwell.send(
        "community_secretary",
        "decline_recount",
        episode=episode.id,
        proposal=proposal.id,
        note="住院也是观察",
    )
    assert (again(episode).last_day, asked(episode, "quarantine.recount")) == (episode.last_day, 0)
    annul(actor=stairwell.actor("community_secretary"), keys=[declined.key], reason="再想想")
    assert asked(episode, "quarantine.recount") == 1


def objects(stairwell, episode) -> Objection:
    stairwell.send(
        "grid_worker", "object", episode=episode.id, said="我没有去过那里", how="telephone"
    )
    return Objection.objects.latest("at")


def test_an_objection_is_answered_in_a_day_by_somebody_who_decided_none_of_it(stairwell, hand):
    episode = stairwell.notified()
    objection = objects(stairwell, episode)
    duty = Duty.objects.get(kind="quarantine.objection")
    assert duty.due_at == clock.now() + 24 * HOUR
    with pytest.raises(Refused):
        objects(stairwell, episode)
    asked_so = {"objection": objection.id, "outcome": "stands", "why": "车票显示经过该区"}
    with pytest.raises(Refused) as refusal:
        stairwell.send("community_secretary", "answer_objection", episode=episode.id, **asked_so)
    assert refusal.value.reason == "same_person"
    approve(extended(stairwell, episode), by=stairwell.actor("duty_desk"))
    with pytest.raises(Refused):
        stairwell.send("duty_desk", "answer_objection", episode=episode.id, **asked_so)
    stairwell.send("leader", "answer_objection", episode=episode.id, **asked_so)
    answered = Objection.objects.get()
    assert answered.upheld is False
    assert "车票显示经过该区" in str(answered.document.data)
    assert again(episode).state == "notified"
    assert asked(episode, "quarantine.objection") == 0
    assert (facts("objected"), facts("answered")) == (1, 1)
    with pytest.raises(Refused):
        stairwell.send("leader", "answer_objection", episode=episode.id, **asked_so)


@pytest.mark.parametrize("outcome", ["ends", "shorter"])
def test_an_objection_that_is_upheld_ends_it_or_makes_it_shorter(stairwell, hand, outcome):
    episode = stairwell.notified()
    objection = objects(stairwell, episode)
    asked_so = {"objection": objection.id, "outcome": outcome, "why": "车票与记录不符"}
    if outcome == "shorter":
        with pytest.raises(Refused):
            stairwell.send("leader", "answer_objection", episode=episode.id, **asked_so)
        asked_so["last_day"] = date(2020, 2, 8)
    stairwell.send("leader", "answer_objection", episode=episode.id, **asked_so)
    now = again(episode)
    assert Objection.objects.get().upheld is True
    if outcome == "ends":
        assert now.state == "ended"
        assert Ending.objects.get().reason == "appeal"
    else:
        assert now.last_day == date(2020, 2, 8)
        assert facts("shortened") == 1


def test_help_comes_before_anything_else_when_somebody_was_seen_outside(stairwell, hand):
    episode = stairwell.notified()
    stairwell.send(
        "area_doctor",
        "report_breach",
        episode=episode.id,
        seen="在楼下取快递",
        seen_by="门岗",
        at=clock.now(),
    )
    breach = Breach.objects.get()
    duty = Duty.objects.get(kind="quarantine.breach")
    assert duty.due_at == clock.now() + 2 * HOUR
    assert duty.holder_id == stairwell.users["grid_worker"].pk
    refer = {"breach": breach.id, "to": "片区民警", "why": "多次外出"}
    with pytest.raises(Refused) as refusal:
        stairwell.send("leader", "refer_breach", episode=episode.id, **refer)
    assert refusal.value.reason == "help_first"
    stairwell.send(
        "grid_worker",
        "answer_breach",
        episode=episode.id,
        breach=breach.id,
        needs="没有人取快递",
        helped="今后由楼长代取",
        settled=False,
    )
    assert asked(episode, "quarantine.breach") == 0
    stairwell.send("leader", "refer_breach", episode=episode.id, **refer)
    assert Breach.objects.get().referred_to == "片区民警"
    assert again(episode).state == "notified"
    assert Event.objects.filter(verb="quarantine.breach_referred").count() == 1
    assert facts("breached") == 1
