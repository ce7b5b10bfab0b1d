"""Every line list: who stands on it, filtered, with a constant number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wangdi.quarantine.rules import watch

LISTS = reverse("quarantine:lists")


@pytest.fixture
def desk(client, stairwell, monkeypatch):
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)
    client.force_login(stairwell.users["duty_desk"])
    return client


def shown(client, **asked):
    page = client.get(LISTS, asked)
    return [row.episode.id for row in page.context["rows"]]


def test_who_stands_on_which_list(stairwell, desk, hand):
    proposed, unfit, hot = stairwell.propose(0), stairwell.propose(1), stairwell.notified(2)
    assert shown(desk, list="home") == []
    stairwell.looked_at(unfit, own_toilet="no")
    hand.move(timedelta(minutes=20))
    stairwell.read(hot, "38.4")
    assert set(shown(desk, list="unsuitable")) == {proposed.id, unfit.id, hot.id}
    assert set(shown(desk, list="decide")) == {proposed.id, unfit.id}
    assert shown(desk, list="fever") == shown(desk) == [hot.id]
    assert set(shown(desk, list="open")) == {proposed.id, unfit.id, hot.id}


def test_a_home_to_look_at_leads_to_the_questions(stairwell, desk):
    episode = stairwell.propose()
    for name in ("home", "decide"):
        [row] = desk.get(LISTS, {"list": name}).context["rows"]
        assert row.act_url == reverse("quarantine:suitability", args=[episode.id])


def test_filters_keep_only_some_and_say_so(stairwell, desk):
    episode = stairwell.notified()
    here, grid = stairwell.community.id, stairwell.grid.id
    for asked in ({"community": here}, {"grid": grid}, {"community": here, "grid": grid}):
        assert shown(desk, list="open", **asked) == [episode.id]
    for asked in ({"community": 0}, {"grid": 999}, {"own": 1}):
        assert shown(desk, list="open", **asked) == []
    page = desk.get(LISTS, {"list": "open", "own": 1, "grid": "x", "community": "9" * 30})
    assert page.status_code == 200
    assert "托付" in page.content.decode()
    desk.force_login(stairwell.users["grid_worker"])
    assert shown(desk, list="open", own=1) == [episode.id]


def test_every_list_asks_as_much_for_one_as_for_three(stairwell, desk):
    counts: dict[str, list[int]] = {}
    for person in range(3):
        stairwell.notified(person)
        for name in watch.LISTS:
            with CaptureQueriesContext(connection) as queries:
                desk.get(LISTS, {"list": name})
            counts.setdefault(name, []).append(len(queries))
    assert {name: n for name, n in counts.items() if n[1] != n[2]} == {}


def test_the_situation_opens_to_its_rows(stairwell, desk):
    stairwell.notified()
    page = desk.get(reverse("quarantine:situation"))
    assert (page.context["observed"], page.context["exceptions"]) == (1, 0)
    assert f"list=open&amp;community={stairwell.community.id}" in page.content.decode()
    desk.force_login(stairwell.users["property_manager"])
    assert desk.get(reverse("quarantine:situation")).status_code == 403
