"""A fever and its one way: measured again, the doctor, the clinic, the report, and the outcome."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.urls import reverse

from wangdi.duties.climbing import climb
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.lib import bulk, clock, ids
from wangdi.quarantine.models import FeverPath, Reading
from wangdi.quarantine.queries import fevers

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FOLLOWED = ("remeasure", "fever", "clinic", "fever_report", "fever_outcome")


@pytest.fixture
def hot(stairwell, hand):
    """A file with one reading of 37.8 at five in the afternoon."""
    episode = stairwell.notified()
    hand.move(5 * HOUR)
    stairwell.read(episode, "37.8")
    return episode


def step(stairwell, episode, name, **more):
    payload = {"episode": episode.id, "step": name, "at": clock.now()} | more
    return stairwell.send("area_doctor", "fever_step", **payload)


def duties(episode):
    kinds = [f"quarantine.{name}" for name in FOLLOWED]
    rows = Duty.objects.filter(subject=episode.id, kind__in=kinds)
    return {one.kind.removeprefix("quarantine."): one.settlement for one in rows}


def test_one_fever_asks_for_another_reading_and_the_doctor(stairwell, hot, hand):
    path = FeverPath.objects.get()
    assert (path.cause, path.confirmed) == ("fever", False)
    assert duties(hot) == {"fever": "", "remeasure": ""}
    again = Duty.objects.get(kind="quarantine.remeasure")
    assert again.opens_at == clock.now() + 5 * MINUTE
    assert again.holder == stairwell.users["grid_worker"]


def test_two_of_three_confirm_and_the_report_is_owed_in_two_hours(stairwell, hot, hand):
    hand.move(6 * MINUTE)
    stairwell.read(hot, "37.9", remeasured=True)
    path = FeverPath.objects.get()
    assert path.confirmed
    assert duties(hot) == {"fever": "", "remeasure": "done", "fever_report": ""}
    report = Duty.objects.get(kind="quarantine.fever_report")
    assert report.due_at == path.known_at + 2 * HOUR
    assert report.role == "duty_desk"


def test_the_whole_way(stairwell, hot, hand):
    hand.move(6 * MINUTE)
    stairwell.read(hot, "38.0", remeasured=True)
    step(stairwell, hot, "doctor", decision="clinic")
    hand.move(20 * MINUTE)
    with pytest.raises(Refused) as refusal:
        step(stairwell, hot, "clinic", place="第一医院发热门诊")
    assert refusal.value.field == "travel"
    with pytest.raises(Refused):
        step(stairwell, hot, "clinic", place="第一医院发热门诊", travel="bus")
    step(stairwell, hot, "clinic", place="第一医院发热门诊", travel="ambulance")
    step(stairwell, hot, "report", place="县疾控中心值班")
    hand.move(3 * HOUR)
    assert fevers.standing([hot], clock.now())[hot.id].next_step == "outcome"
    step(stairwell, hot, "outcome", decision="back", note="排除")
    path = FeverPath.objects.get()
    assert (path.outcome, path.closed_at) == ("back", clock.now())
    assert set(duties(hot).values()) == {"done"}


def test_steps_come_in_their_order_and_once(stairwell, hot):
    for name, more in (("clinic", {"place": "甲", "travel": "ambulance"}), ("report", {})):
        with pytest.raises(Refused) as refusal:
            step(stairwell, hot, name, **more)
        assert refusal.value.reason == "not_its_turn"
    step(stairwell, hot, "doctor", decision="clinic")
    with pytest.raises(Refused):
        step(stairwell, hot, "doctor", decision="watch")


def test_two_normal_ones_close_it(stairwell, hot, hand):
    for _ in range(2):
        hand.move(6 * MINUTE)
        stairwell.read(hot, "36.6", remeasured=True)
    assert FeverPath.objects.get().outcome == "cleared"
    assert set(duties(hot).values()) == {"done"}
    assert not Reading.objects.filter(calls=True).exists()


def test_two_normal_ones_do_not_take_symptoms_back(stairwell, hot, hand):
    hand.move(6 * MINUTE)
    stairwell.read(hot, "36.6", remeasured=True, symptoms=["breath"])
    hand.move(6 * MINUTE)
    stairwell.read(hot, "36.6", remeasured=True)
    assert FeverPath.objects.get().closed_at is None


@pytest.mark.parametrize(
    ("symptoms", "reducer", "cause"),
    [
        ([], False, None),
        (["fatigue"], False, None),
        (["fatigue", "sore_throat"], False, "symptoms"),
        (["breath"], False, "symptoms"),
        ([], True, "reducer"),
        (["breath"], True, "symptoms"),
    ],
)
def test_what_calls_the_doctor(stairwell, hand, symptoms, reducer, cause):
    episode = stairwell.notified()
    hand.move(5 * HOUR)
    stairwell.read(episode, "36.5", symptoms=symptoms, reducer=reducer)
    assert [one.cause for one in FeverPath.objects.all()] == ([cause] if cause else [])
    reading = Reading.objects.get()
    assert reading.profile_id == episode.profile_id
    assert reading.grounds.get("group", "") == {
        ("breath",): "A",
        ("fatigue", "sore_throat"): "B",
    }.get(tuple(symptoms), "")
    assert reading.is_masked is reducer


def test_watched_at_home_is_not_asked_again_for_the_same(stairwell, hand):
    episode = stairwell.notified()
    hand.move(5 * HOUR)
    stairwell.read(episode, "36.5", symptoms=["cough"])
    step(stairwell, episode, "doctor", decision="watch")
    assert FeverPath.objects.get().outcome == "watched"
    hand.move(2 * HOUR)
    stairwell.read(episode, "36.6", symptoms=["cough"])
    assert FeverPath.objects.count() == 1
    stairwell.read(episode, "37.6")
    assert FeverPath.objects.filter(closed_at=None, cause="fever").exists()


def test_a_confirmed_fever_stays_home_only_with_a_reason(stairwell, hot, hand):
    hand.move(6 * MINUTE)
    stairwell.read(hot, "38.0", remeasured=True)
    with pytest.raises(Refused) as refusal:
        step(stairwell, hot, "doctor", decision="watch")
    assert refusal.value.field == "note"
    step(stairwell, hot, "doctor", decision="watch", note="疫苗反应")
    assert FeverPath.objects.get().closed_at is None, "the report is still owed"


def test_the_report_outlives_the_file(stairwell, hot, hand):
    hand.move(6 * MINUTE)
    stairwell.read(hot, "38.0", remeasured=True)
    stairwell.send("duty_desk", "end_early", episode=hot.id, reason="hospital", note="送医院")
    assert duties(hot)["fever_report"] == ""
    assert duties(hot)["fever"] == "withdrawn"
    step(stairwell, hot, "report", place="县疾控中心")
    assert duties(hot)["fever_report"] == "done"


def test_steps_and_readings_can_be_taken_back(stairwell, hot, hand):
    hand.move(6 * MINUTE)
    second = stairwell.read(hot, "38.0", remeasured=True)
    sent = step(stairwell, hot, "doctor", decision="clinic")
    doctor = stairwell.actor("area_doctor")
    annul(actor=doctor, keys=[sent.key], reason="wrong person")
    assert duties(hot)["fever"] == ""
    assert duties(hot)["clinic"] == "withdrawn"
    worker = stairwell.actor("grid_worker")
    annul(actor=worker, keys=[second.key, Reading.objects.earliest("at").id], reason="wrong person")
    assert FeverPath.objects.get().outcome == "annulled"


def test_an_unanswered_doctor_call_climbs(stairwell, hot, hand):
    hand.move(31 * MINUTE)
    climbed = {one.kind: one.role for one in climb(clock.now())}
    assert climbed["quarantine.fever"] == "community_secretary"
    hand.move(2 * HOUR)
    assert {one.role for one in climb(clock.now()) if one.kind == "quarantine.fever"} == {
        "duty_desk"
    }


def test_an_unsent_report_climbs_to_the_leader(stairwell, hot, hand):
    hand.move(6 * MINUTE)
    stairwell.read(hot, "38.0", remeasured=True)
    hand.move(2 * HOUR + MINUTE)
    climbed = {one.kind: one.role for one in climb(clock.now())}
    assert climbed["quarantine.fever_report"] == "leader"


def test_readings_from_before_get_the_rules_of_their_file(stairwell, hot):
    Reading.objects.update(profile=None, calls=False, symptomatic=False, symptoms=["cough"])
    fill = import_module("wangdi.quarantine.migrations.0009_fill_what_the_rules_said").FILL
    for _ in range(2):
        bulk.execute(fill)
    reading = Reading.objects.get()
    assert (reading.profile_id, reading.calls, reading.symptomatic) == (hot.profile_id, True, True)


def test_the_page_of_the_path_shows_and_records(stairwell, hot, client, monkeypatch):
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)
    client.force_login(stairwell.users["area_doctor"])
    url = reverse("quarantine:fever", args=[hot.id])
    page = client.get(url)
    assert page.context["first"].name == "doctor"
    at = clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M")
    sent = {"key": ids.uuid7(), "at": at, "decision": "watch"}
    answer = client.post(f"{url}doctor/", sent)
    assert (answer.status_code, answer["Location"]) == (302, url)
    assert FeverPath.objects.get().outcome == "watched"
    assert client.get(f"{url}nonsense/").status_code == 404
    client.force_login(stairwell.users["area_police"])
    assert client.get(url).status_code == 403
