"""The pages: they show, they refuse, and field visibility holds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wangdi.access.scopes import standing
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.quarantine.models import Decision, Episode, Reading
from wangdi.quarantine.queries.counts import counts
from wangdi.quarantine.receivers import propose
from wangdi.quarantine.tests.conftest import again

PAGES = ("episode", "decide", "team", "serve", "reading", "release", "end")


@pytest.fixture
def sign_in(client, stairwell, monkeypatch):
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)

    def signed(role: str):
        client.force_login(stairwell.users[role])
        return client

    return signed


def url(name: str, episode: Episode) -> str:
    return reverse(f"quarantine:{name}", args=[episode.id])


def test_every_list_shows(stairwell, sign_in):
    stairwell.notified()
    client = sign_in("duty_desk")
    for name in ("", "decide", "team", "serve", "due", "late", "fever", "silent", "open"):
        answer = client.get(reverse("quarantine:lists"), {"list": name})
        assert answer.status_code == 200
    page = answer.content.decode()
    assert "返**" in page
    assert "返乡居民甲" not in page


@pytest.mark.parametrize("name", PAGES)
def test_next_grid_finds_nothing(stairwell, sign_in, name):
    episode = stairwell.notified()
    answer = sign_in("next_grid").get(url(name, episode))
    assert answer.status_code in (403, 404)
    if name in ("episode", "serve", "reading"):
        assert answer.status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_supplies_keeper_may_not(stairwell, sign_in, name):
    assert sign_in("supplies_keeper").get(url(name, stairwell.propose())).status_code == 403


def test_police_and_property_see_no_health(stairwell, sign_in):
    episode = stairwell.notified()
    stairwell.read(episode, "38.8")
    for role in ("area_police", "property_manager"):
        page = sign_in(role).get(url("episode", episode)).content.decode()
        assert episode.household.address in page.replace("\u2009", "")
        assert "38.8" not in page
        assert "重点地区" not in page
        lists = sign_in(role).get(reverse("quarantine:lists"), {"list": "fever"}).content.decode()
        assert "发热" not in lists
    assert "38.8" in sign_in("area_doctor").get(url("episode", episode)).content.decode()


def test_a_decision_by_page(stairwell, sign_in):
    episode = stairwell.propose()
    client = sign_in("community_secretary")
    page = client.get(url("decide", episode))
    assert "到过重点地区" in page.content.decode()
    sent = {"key": ids.uuid7(), "accepted": "yes"}
    assert client.post(url("decide", episode), sent).status_code == 302
    assert client.post(url("decide", episode), sent).status_code == 302
    assert Decision.objects.count() == 1


def test_a_team_and_a_notice_by_page(stairwell, sign_in):
    episode = stairwell.decided()
    client = sign_in("community_secretary")
    form = client.get(url("team", episode)).context["form"]
    sent = {"key": ids.uuid7()} | {
        name: field.initial for name, field in form.fields.items() if name != "key"
    }
    assert client.post(url("team", episode), sent).status_code == 302
    at = clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M")
    sent = {"key": ids.uuid7(), "how": "in_person", "at": at}
    assert client.post(url("serve", episode), sent).status_code == 302
    assert again(episode).state == "notified"


def test_an_impossible_reading_stands_beside_its_field(stairwell, sign_in):
    episode = stairwell.notified()
    at = clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M")
    sent = {"key": ids.uuid7(), "value": "365", "site": "axillary", "at": at}
    answer = sign_in("grid_worker").post(url("reading", episode), sent)
    assert answer.context["form"].errors["value"]
    assert not Reading.objects.exists()
    assert sign_in("grid_worker").post(url("reading", episode), sent | {"value": "36.5"})
    assert Reading.objects.count() == 1


def test_release_page_says_why_not(stairwell, sign_in, hand):
    episode = stairwell.notified()
    hand.move(episode.release_from - clock.now() + timedelta(minutes=1))
    client = sign_in("area_doctor")
    sent = {"key": ids.uuid7(), "reason": ""}
    answer = client.post(url("release", episode), sent)
    assert answer.context["form"].errors["reason"]
    assert client.post(url("release", episode), sent | {"reason": "上门看望"}).status_code == 302
    assert client.get(url("release", episode)).status_code == 302


def test_lists_ask_a_constant_number_of_queries(stairwell, sign_in):
    client = sign_in("duty_desk")
    asked = []
    for person in (0, 1, 2):
        stairwell.notified(person)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("quarantine:lists"), {"list": "open"})
        assert page.context["total"] == person + 1
        asked.append(len(queries))
    assert asked[1] == asked[2]


def test_counts(stairwell, hand):
    episode = stairwell.notified()
    hand.move(timedelta(hours=5))
    stairwell.read(episode, "37.5")
    scope = standing(stairwell.users["duty_desk"]).scope("quarantine.view")
    figures = counts(scope, clock.today())
    assert (figures.readings_due, figures.readings_done, figures.fevers) == (1, 1, 1)
    assert figures.in_care == figures.notified == 1


def test_an_arrival_proposes_once(stairwell):
    person = stairwell.people[0]
    submit_one(
        actor=stairwell.actor("grid_worker"),
        command="screening.record_arrival",
        payload={
            "person": person.id,
            "household": stairwell.household.id,
            "dwelling": stairwell.household.dwelling_id,
            "origin": "湖北省武汉市",
            "origin_code": "420100",
            "arrived_on": "2020-02-01",
        },
    )
    for _ in range(2):
        propose(list(Fact.objects.filter(kind="screening.arrival_recorded")))
    assert Episode.objects.get().person_id == person.id
