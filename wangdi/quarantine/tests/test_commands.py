"""Each command through the intake: it works, it refuses with a sentence, it leaves one event."""

from datetime import timedelta

import pytest

from wangdi.access.models import Assignment
from wangdi.documents.models import Document
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.quarantine.models import Decision, Ending, Episode, NoticeServed, Reading, Release
from wangdi.quarantine.tests.conftest import again

HOUR = timedelta(hours=1)


def events(verb: str) -> int:
    return Event.objects.filter(verb=verb).count()


def test_propose(stairwell):
    episode = stairwell.propose()
    assert episode.state == "proposed"
    assert episode.release_from.isoformat() == "2020-02-15T16:00:00+00:00"
    assert episode.by_rule
    assert events("quarantine.proposed") == 1


def test_one_open_episode_per_person(stairwell):
    stairwell.propose()
    with pytest.raises(Episode.DoesNotExist):
        stairwell.propose()
    assert Episode.objects.count() == 1


def test_decide(stairwell):
    episode = stairwell.decided()
    assert episode.state == "decided"
    assert Decision.objects.get().by == stairwell.users["community_secretary"].pk
    assert events("quarantine.decided") == 1


def test_decline_needs_a_reason(stairwell):
    episode = stairwell.propose()
    with pytest.raises(Refused) as refusal:
        stairwell.send("community_secretary", "decide", episode=episode.id, accepted=False)
    assert refusal.value.field == "note"
    stairwell.send(
        "community_secretary", "decide", episode=episode.id, accepted=False, note="wrong lead"
    )
    assert again(episode).state == "declined"
    stairwell.propose()


def test_who_proposed_without_a_rule_does_not_decide(stairwell):
    episode = stairwell.propose()
    stairwell.looked_at(episode)
    secretary = stairwell.users["community_secretary"].pk
    Episode.objects.filter(id=episode.id).update(by_rule=False, proposed_by=secretary)
    with pytest.raises(Refused, match=r".") as refusal:
        stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    assert refusal.value.reason == "same_person"
    stairwell.send("duty_desk", "decide", episode=episode.id, accepted=True)


def test_next_grid_and_wrong_role_may_not(stairwell):
    episode = stairwell.notified()
    payload = {"episode": episode.id, "value": "36.5", "at": clock.now()}
    for role in ("next_grid", "area_police"):
        with pytest.raises(Refused) as refusal:
            stairwell.send(role, "record_reading", **payload)
        assert refusal.value.reason == "not_allowed"


def test_a_full_team_makes_the_notice_and_opens_the_file(stairwell):
    episode = stairwell.assigned()
    assert Document.objects.get().kind == "quarantine.notice"
    entrusted = set(Assignment.objects.values_list("user__username", flat=True))
    assert entrusted == {"area_doctor", "area_police", "grid_worker", "property_manager"}
    assert Assignment.objects.filter(source=episode.id).count() == 4


def test_wrong_kind_of_worker(stairwell):
    episode = stairwell.decided()
    team = {"doctor": stairwell.workers["police"].id}
    with pytest.raises(Refused) as refusal:
        stairwell.send("community_secretary", "assign_team", episode=episode.id, team=team)
    assert refusal.value.field == "doctor"


def test_no_notice_while_a_place_is_empty(stairwell):
    episode = stairwell.decided()
    team = {slot: stairwell.workers[slot].id for slot in ("doctor", "police", "cadre")}
    stairwell.send("community_secretary", "assign_team", episode=episode.id, team=team)
    with pytest.raises(Refused) as refusal:
        stairwell.send(
            "grid_worker", "serve_notice", episode=episode.id, how="in_person", at=clock.now()
        )
    assert refusal.value.reason == "vacant_slot"


def test_serving_plans_every_reading(stairwell):
    episode = stairwell.notified()
    assert episode.state == "notified"
    assert episode.state_at(clock.now()) == "active"
    assert NoticeServed.objects.get().document.kind == "quarantine.notice"
    # served at noon of day zero: the morning of that day is past
    assert Duty.objects.filter(kind="quarantine.reading", subject=episode.id).count() == 29


def test_serving_can_be_taken_back_until_something_was_read(stairwell):
    episode = stairwell.notified()
    key = NoticeServed.objects.get().id
    annul(actor=stairwell.actor("grid_worker"), keys=[key], reason="wrong door")
    assert again(episode).state == "decided"
    assert not Duty.objects.filter(subject=episode.id, settled_at=None).exists()


def test_reading_settles_its_duty(stairwell, hand):
    episode = stairwell.notified()
    hand.move(5 * HOUR)
    answer = stairwell.read(episode, "36.5")
    assert answer.answer == "applied"
    duty = Duty.objects.get(subject=episode.id, slot="2020-02-01.pm")
    assert duty.settlement == "done"
    assert duty.evidence == answer.subject
    hand.move(timedelta(seconds=30))
    assert stairwell.read(episode, "36.5").subject == answer.subject
    assert Reading.objects.count() == 1


@pytest.mark.parametrize("value", ["3.65", "33.9", "42.6", "hot"])
def test_beyond_belief_is_asked_back(stairwell, value):
    episode = stairwell.notified()
    with pytest.raises(Refused) as refusal:
        stairwell.read(episode, value)
    assert refusal.value.field == "value"


def test_fever_calls_the_doctor_and_tells(stairwell, hand):
    episode = stairwell.notified()
    hand.move(5 * HOUR)
    stairwell.read(episode, "37.3")
    duty = Duty.objects.get(kind="quarantine.fever")
    assert duty.holder == stairwell.users["area_doctor"]
    assert Fact.objects.get(kind="quarantine.fever").detail["verdict"] == "suspected"
    for _ in range(2):
        hand.move(timedelta(minutes=5))
        stairwell.read(episode, "36.6", remeasured=True)
    assert Reading.objects.get(fever=True).cleared
    duty.refresh_from_db()
    assert duty.settlement == "done"


def test_annulled_reading_is_asked_for_again(stairwell, hand):
    episode = stairwell.notified()
    hand.move(5 * HOUR)
    key = stairwell.read(episode, "36.5").key
    annul(actor=stairwell.actor("grid_worker"), keys=[key], reason="other person")
    assert Duty.objects.get(subject=episode.id, slot="2020-02-01.pm").settled_at is None


def until_release(stairwell, hand, episode: Episode, *, readings: bool = True) -> None:
    hand.move(episode.release_from - clock.now() - 4 * HOUR)
    if readings:
        stairwell.read(episode, "36.4")
    hand.move(5 * HOUR)


def test_release_by_two(stairwell, hand):
    episode = stairwell.notified()
    until_release(stairwell, hand, episode)
    approval = stairwell.prepare(episode)
    assert again(episode).state == "notified"
    stairwell.agree(approval)
    release = Release.objects.get()
    assert again(episode).state == "released"
    assert release.prepared_by != release.approved_by
    assert release.letter.kind == "quarantine.letter"
    assert not Assignment.objects.filter(valid_to=None).exists()
    assert Fact.objects.filter(kind="quarantine.released").count() == 1


def test_two_releases_at_one_instant_make_one(stairwell, hand):
    episode = stairwell.notified()
    until_release(stairwell, hand, episode)
    first, second = stairwell.prepare(episode), stairwell.prepare(episode)
    stairwell.agree(first)
    with pytest.raises(Refused):
        stairwell.agree(second)
    assert Release.objects.count() == events("quarantine.released") == 1


def test_silence_is_not_released_without_a_reason(stairwell, hand):
    episode = stairwell.notified()
    until_release(stairwell, hand, episode, readings=False)
    with pytest.raises(Refused) as refusal:
        stairwell.agree(stairwell.prepare(episode))
    assert refusal.value.reason == "heard"
    stairwell.agree(stairwell.prepare(episode, reason="上门看望，一切正常"))
    assert Release.objects.get().reason


def test_not_before_the_hour(stairwell, hand):
    episode = stairwell.notified()
    hand.move(episode.release_from - clock.now() - timedelta(seconds=1))
    stairwell.read(episode, "36.4")
    with pytest.raises(Refused) as refusal:
        stairwell.agree(stairwell.prepare(episode))
    assert refusal.value.reason == "state_active"


def test_fever_holds_the_release(stairwell, hand):
    episode = stairwell.notified()
    hand.move(episode.release_from - clock.now() - 4 * HOUR)
    stairwell.read(episode, "38.1")
    hand.move(5 * HOUR)
    with pytest.raises(Refused) as refusal:
        stairwell.agree(stairwell.prepare(episode, reason="whatever"))
    assert refusal.value.reason == "no_fever"


def test_the_release_of_one_does_not_stop_the_household(stairwell, hand):
    first, second = stairwell.notified(0), stairwell.notified(1)
    until_release(stairwell, hand, first)
    stairwell.agree(stairwell.prepare(first))
    assert again(second).is_open()
    assert Assignment.objects.filter(source=second.id, valid_to=None).count() == 4


def test_end_early(stairwell):
    episode = stairwell.notified()
    stairwell.send("duty_desk", "end_early", episode=episode.id, reason="error", note="not he")
    assert again(episode).state == "ended"
    assert Ending.objects.get().reason == "error"
    assert not Duty.objects.filter(subject=episode.id, settled_at=None).exists()
    assert Document.objects.get().withdrawn_at is not None
    assert events("quarantine.ended") == 1


def test_many_at_once(stairwell, django_assert_max_num_queries, hand):
    episodes = [stairwell.notified(n) for n in range(3)]
    hand.move(5 * HOUR)
    records = [
        Incoming(ids.uuid7(), {"episode": one.id, "value": "36.6", "at": clock.now()})
        for one in episodes
    ]
    with django_assert_max_num_queries(40):
        answers = submit(
            actor=stairwell.actor("grid_worker"),
            command="quarantine.record_reading",
            records=records,
        )
    assert answers.applied == 3
