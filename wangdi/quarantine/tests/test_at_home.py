"""One tells for all at home: an explicit word for each, and silence stays silence."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.duties.models import Duty
from wangdi.intake.actors import RESIDENT
from wangdi.intake.commands import Incoming
from wangdi.intake.registry import command
from wangdi.intake.submitting import submit
from wangdi.lib import clock, ids
from wangdi.quarantine.models import Reading
from wangdi.quarantine.reading_payloads import ReadingPayload

HOUR = timedelta(hours=1)


@pytest.fixture
def family(client, stairwell, hand, monkeypatch):
    """Two of one household in care, at five in the afternoon; the worker's page of them."""
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)
    both = [stairwell.notified(n) for n in (0, 1)]
    hand.move(5 * HOUR)
    client.force_login(stairwell.users["grid_worker"])
    url = reverse("quarantine:household", args=[stairwell.household.id])
    at = clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M")

    def send(**fields):
        named = {}
        for name, value in fields.items():
            who, dash, what = name.partition("_")
            named[f"{both[int(who[1])].id.hex}-{what}" if dash else name] = value
        return client.post(url, {"key": str(ids.uuid7()), "at": at} | named)

    return both, send


def problems(answer):
    return [row.problem for row in answer.context["told"].rows]


def test_one_statement_for_all(family):
    both, send = family
    assert send(normal="1", p0_value="36.5", p1_value="36.7").status_code == 302
    assert Reading.objects.filter(symptoms=[], way="door").count() == 2
    done = Duty.objects.filter(kind="quarantine.reading", settlement="done")
    assert {one.subject for one in done} == {one.id for one in both}


def test_all_normal_needs_a_temperature_of_each(family):
    _both, send = family
    answer = send(normal="1", p0_value="36.5")
    assert [bool(one) for one in problems(answer)] == [False, True]
    assert not Reading.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"normal": "1", "p0_value": "36.5", "p1_value": "37.5"},
        {"normal": "1", "p0_value": "36.5", "p1_value": "36.5", "p1_symptoms": ["cough"]},
        {"p1_value": "36.5"},
        {"p1_value": "36.5", "p1_well": "1", "p1_symptoms": ["cough"]},
        {"p1_symptoms": ["cough"]},
        {"p1_value": "372", "p1_well": "1"},
    ],
)
def test_what_is_missing_or_contradicts_is_asked_back_at_its_row(family, fields):
    _both, send = family
    answer = send(**fields)
    assert problems(answer)[1]
    assert not Reading.objects.exists()
    if "372" in fields.values():
        assert "37.2" in problems(answer)[1]


def test_who_is_not_told_of_stays_open(family):
    both, send = family
    assert send(p0_value="36.4", p0_well="1").status_code == 302
    assert Reading.objects.get().episode_id == both[0].id
    assert Duty.objects.get(subject=both[1].id, slot="2020-02-01.pm").settled_at is None


def test_nothing_at_all_is_asked_back(family):
    _both, send = family
    assert send().context["told"].problem


@pytest.mark.parametrize(
    "at", ["", "soon", "0001-01-01T00:00", "9999-12-31T23:59", "2020-02-01T17:00Z"]
)
def test_an_hour_that_cannot_be_is_asked_back(family, at):
    _both, send = family
    assert send(normal="1", p0_value="36.5", p1_value="36.5", at=at).context["told"].problem
    assert not Reading.objects.exists()


def test_odd_input_is_answered_with_a_sentence(family):
    _both, send = family
    odd = {"p0_value": "36.5\0", "p1_value": "36.5", "p1_symptoms": ["\0", "plague"]}
    assert all(problems(send(p0_well="1", **odd)))
    assert send(normal="1", p0_value="36.5", p1_value="36.5", key="x").context["told"].problem
    assert not Reading.objects.exists()


def test_all_rows_or_none(family, stairwell):
    _both, send = family
    late = clock.local(clock.now() + HOUR).strftime("%Y-%m-%dT%H:%M")
    answer = send(normal="1", p0_value="36.5", p1_value="36.5", at=late)
    assert all(problems(answer))
    assert not Reading.objects.exists()


def test_a_household_may_tell_its_own(stairwell, hand):
    episode = stairwell.notified()
    hand.move(5 * HOUR)
    payload = ReadingPayload(episode=episode.id, value="36.5", at=clock.now())
    asked = command("quarantine.record_reading").households_of([payload])
    assert asked == [episode.household_id]
    submit(
        actor=RESIDENT,
        command="quarantine.record_reading",
        records=[Incoming(ids.uuid7(), payload)],
        channel="resident",
    )
    reading = Reading.objects.get()
    assert (reading.by, reading.way) == (None, "self")
