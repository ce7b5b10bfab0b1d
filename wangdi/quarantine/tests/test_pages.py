"""The pages: they show, they refuse, and field visibility holds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wangdi.access.scopes import standing
from wangdi.duties.models import Duty
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.quarantine.models import Decision, Episode, Reading
from wangdi.quarantine.queries.counts import counts
from wangdi.quarantine.receivers.arrivals import propose
from wangdi.quarantine.tests.conftest import again

SEEING = ("quarantine.view", "quarantine.see_health", "quarantine.record", "quarantine.decide")
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
    """They hold nothing that opens a file or a list; the doctor of the same team does."""
    episode = stairwell.notified()
    stairwell.read(episode, "38.8")
    for role in ("area_police", "property_manager"):
        client = sign_in(role)
        for name in (*PAGES, "suitability", "ask_help"):
            assert client.get(url(name, episode)).status_code == 403
        for name in ("lists", "doctor", "teams"):
            assert client.get(reverse(f"quarantine:{name}")).status_code == 403
        held = standing(stairwell.users[role])
        assert not any(held.holds(name) for name in SEEING)
    assert "38.8" in sign_in("area_doctor").get(url("episode", episode)).content.decode()


def test_the_officer_sees_an_address_and_a_request(stairwell, sign_in):
    episode = stairwell.notified()
    stairwell.read(episode, "38.8")
    client = sign_in("area_doctor")
    sent = {"key": ids.uuid7(), "what": "door", "within_hours": "2", "remark": "门铃坏了"}
    assert client.post(url("ask_help", episode), sent).status_code == 302
    client = sign_in("area_police")
    page = client.get(reverse("quarantine:requests")).content.decode()
    told = page.replace("\u2009", "")
    assert episode.household.address in told
    assert "门铃坏了" in told
    for word in ("返乡居民甲", "返**", "38.8", "重点地区", "发热"):
        assert word not in page
    duty = Duty.objects.get(kind="quarantine.help")
    assert duty.holder_id == stairwell.users["area_police"].id
    answer = reverse("quarantine:answer_help", args=[duty.slot])
    assert "返乡居民甲" not in client.get(answer).content.decode()
    done = {"key": ids.uuid7(), "came": "done", "remark": "家里有人,门铃没电"}
    assert client.post(answer, done).status_code == 302
    assert Duty.objects.get(kind="quarantine.help").settlement == "done"
    assert sign_in("property_manager").get(reverse("quarantine:requests")).status_code == 403
    shown = sign_in("area_doctor").get(url("ask_help", episode)).content.decode()
    assert "门铃没电" in shown


def test_the_doctors_list(stairwell, sign_in, hand):
    calm, hot = stairwell.notified(0), stairwell.notified(1)
    hand.move(timedelta(hours=5))
    stairwell.read(calm, "36.4")
    for value in ("36.5", "37.0", "38.8"):
        hand.move(timedelta(minutes=10))
        stairwell.read(hot, value)
    page = sign_in("area_doctor").get(reverse("quarantine:doctor"))
    assert [row.shown.episode.id for row in page.context["rows"]] == [hot.id, calm.id]
    first = page.context["rows"][0]
    assert (first.shown.level, first.trend is not None) == ("high", True)
    assert "体温上升" in page.content.decode()


def test_a_decision_by_page(stairwell, sign_in):
    episode = stairwell.propose()
    stairwell.looked_at(episode)
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
        name: field.initial or "" for name, field in form.fields.items() if name != "key"
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
