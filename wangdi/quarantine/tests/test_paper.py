"""A sheet of readings is read by two people alike before anything comes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wangdi.duties.models import Duty
from wangdi.lib import clock
from wangdi.quarantine.models import PaperReading, Reading


@pytest.fixture
def desk(client, stairwell, hand, monkeypatch):
    """The morning of 3 February: a sheet with two days on it; `enter(role, **boxes)`."""
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)
    episode = stairwell.notified()
    hand.move(timedelta(days=1, hours=23))
    url = reverse("quarantine:paper", args=[episode.id])

    def enter(role, **boxes):
        client.force_login(stairwell.users[role])
        return client.post(url, {name.replace("_", "-"): text for name, text in boxes.items()})

    return episode, enter


SHEET = {"n2_am": "36.5", "n2_am_at": "7:30", "n2_pm": "36.8", "n2_pm_at": "1810"}


def boxes(**changes):
    return {name[1:]: text for name, text in (SHEET | changes).items()}


def test_two_who_read_alike_enter_it(desk):
    episode, enter = desk
    assert enter("grid_worker", **boxes()).status_code == 302
    assert not Reading.objects.exists()
    assert enter("grid_worker", **boxes()).status_code == 302, "the same person is no second one"
    assert not Reading.objects.exists()
    assert enter("area_doctor", **boxes()).status_code == 302
    assert {f"{one.day} {one.half} {one.value}" for one in Reading.objects.all()} == {
        "2020-02-02 am 36.5",
        "2020-02-02 pm 36.8",
    }
    assert PaperReading.objects.filter(settled_at=None, annulled_at=None).count() == 0
    done = Duty.objects.filter(subject=episode.id, settlement="done", kind="quarantine.reading")
    assert set(done.values_list("slot", flat=True)) == {"2020-02-02.am", "2020-02-02.pm"}
    first = Reading.objects.earliest("at")
    assert clock.local(first.at).strftime("%H:%M") == "07:30"
    assert first.way == "paper"
    enter("grid_worker", **boxes())
    enter("area_doctor", **boxes())
    assert Reading.objects.count() == 2, "the same sheet again makes nothing double"


def test_what_differs_is_looked_at_again(desk):
    _episode, enter = desk
    enter("grid_worker", **boxes())
    answer = enter("area_doctor", **boxes(n2_pm="37.8", n2_felt="12"))
    assert answer.context["typed"].differing == 2
    assert "36.8" in answer.content.decode()
    assert not Reading.objects.exists()
    sure = {"n2_am_sure": "1", "n2_pm_sure": "1"}
    enter("area_doctor", **boxes(n2_pm="37.8", n2_felt="12", **sure))
    assert Reading.objects.get(half="pm").fever
    assert Reading.objects.get(half="am").symptoms == ["cough", "fatigue"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"n2_am": "365"},
        {"n2_am_at": ""},
        {"n2_am_at": "18:00"},
        {"n2_felt": "99"},
        {"n2_felt": "9" * 5000},
        {"n2_am": "36.5\0"},
        {"n1_am": "", "n1_am_at": "7:00"},
    ],
)
def test_what_cannot_be_read_stands_at_its_box(desk, wrong):
    _episode, enter = desk
    answer = enter("grid_worker", **boxes(**wrong))
    assert answer.status_code == 200
    assert answer.context["typed"].problems
    assert not PaperReading.objects.exists()


def test_an_empty_sheet_is_no_normal_one(desk):
    _episode, enter = desk
    assert enter("grid_worker").context["empty"]
