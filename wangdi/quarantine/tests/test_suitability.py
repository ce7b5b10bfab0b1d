"""A home is looked at before home quarantine: what the answers say, and what follows."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.quarantine.models import Episode, Suitability
from wangdi.quarantine.rules import suitability as rules
from wangdi.quarantine.section_before import HomeRules
from wangdi.quarantine.tests.conftest import again

AT = datetime(2020, 2, 1, tzinfo=UTC)
TEXT = {"zh": "问", "en": "ask"}


def made(*questions: tuple[str, str, str]) -> HomeRules:
    asked = [
        {"code": code, "suits": suits, "otherwise": otherwise, "ask": TEXT, "lacks": TEXT}
        for code, suits, otherwise in questions
    ]
    return HomeRules.model_validate({"home": ["home"], "facility": "away", "questions": asked})


HOME = made(("dormitory", "no", "facility"), ("toilet", "yes", "facility"), ("bin", "yes", "mend"))


@pytest.mark.parametrize(
    ("answers", "verdict", "lacks"),
    [
        (("no", "yes", "yes"), "suitable", []),
        (("no", "yes", "no"), "mend", ["bin"]),
        (("no", "no", "yes"), "facility", ["toilet"]),
        (("yes", "yes", "yes"), "facility", ["dormitory"]),
        (("yes", "no", "no"), "facility", ["dormitory", "toilet", "bin"]),
    ],
)
def test_weigh(answers, verdict, lacks):
    weighed = rules.weigh(HOME, dict(zip(("dormitory", "toilet", "bin"), answers, strict=True)))
    assert (weighed.verdict, [one.code for one in weighed.lacks]) == (verdict, lacks)


def test_silence_about_a_home_is_no_answer():
    with pytest.raises(ValueError, match="unanswered"):
        rules.weigh(HOME, {"dormitory": "no", "toilet": ""})


@pytest.mark.parametrize(
    ("home", "measure", "verdict", "code"),
    [
        (None, "home", None, None),
        (HOME, "away", None, None),
        (HOME, "home", None, "home_not_looked_at"),
        (HOME, "home", "facility", "home_not_suitable"),
        (HOME, "home", "mend", None),
        (HOME, "home", "suitable", None),
    ],
)
def test_against(home, measure, verdict, code):
    found = rules.against(home, measure, verdict)
    assert (found[0] if found else None) == code


@pytest.mark.parametrize(
    ("same_people", "same_door", "days", "expected"),
    [
        (True, True, 7, True),
        (True, True, 8, False),
        (True, False, 0, False),
        (False, True, 0, False),
    ],
)
def test_a_look_holds(same_people, same_door, days, expected):
    home, door = uuid4(), uuid4()
    looked = rules.Looked(home, door, AT - timedelta(days=days), "suitable")
    household, dwelling = home if same_people else uuid4(), door if same_door else uuid4()
    assert expected == rules.holds(
        looked, HOME, household=household, dwelling=dwelling, proposed_at=AT
    )


def decide(stairwell, episode, role="community_secretary"):
    return stairwell.send(role, "decide", episode=episode.id, accepted=True)


def test_nobody_is_observed_in_a_home_nobody_looked_at(stairwell):
    episode = stairwell.propose()
    with pytest.raises(Refused) as refused:
        decide(stairwell, episode)
    assert refused.value.reason == "home_not_looked_at"
    stairwell.send(
        "community_secretary", "decide", episode=episode.id, accepted=False, note="未到访"
    )
    assert again(episode).state == "declined"


def test_a_shared_toilet_proposes_a_facility_for_everybody_waiting(stairwell):
    first, second = stairwell.propose(0), stairwell.propose(1)
    other = stairwell.propose(2, category="contact", measure="facility_quarantine")
    stairwell.looked_at(first, own_toilet="no", bin="no")
    for one in (first, second):
        turned = again(one)
        assert turned.measure == "facility_quarantine"
        assert turned.reasons[-1]["zh"] == "没有单独的卫生间"
        assert turned.state == "proposed"
    assert again(other).reasons == other.reasons
    decide(stairwell, again(first))
    assert again(first).state == "decided"


def test_a_home_that_suits_after_all_gives_the_proposal_back(stairwell, hand):
    episode = stairwell.propose()
    look = stairwell.looked_at(episode, dormitory="yes")
    hand.move(timedelta(minutes=5))
    stairwell.looked_at(episode)
    assert again(episode).measure == "home_quarantine"
    assert again(episode).reasons == episode.reasons
    hand.move(timedelta(minutes=5))
    stairwell.looked_at(episode, central_air="yes")
    annul(actor=stairwell.actor("grid_worker"), keys=[look.key], reason="记错了")
    assert again(episode).measure == "facility_quarantine"
    decide(stairwell, again(episode))
    latest = Suitability.objects.latest("at", "id")
    with pytest.raises(Refused):
        annul(actor=stairwell.actor("grid_worker"), keys=[latest.id], reason="记错了")


def test_every_question_wants_an_answer(stairwell):
    episode = stairwell.propose()
    with pytest.raises(Refused) as refused:
        stairwell.send("grid_worker", "look_at_home", episode=episode.id, answers={"bin": "yes"})
    assert (refused.value.reason, refused.value.field) == ("unanswered", "dormitory")


def test_a_new_door_wants_a_new_look(stairwell):
    episode = stairwell.propose()
    stairwell.looked_at(episode)
    home = stairwell.household
    home.dwelling = Dwelling.objects.create(
        building=stairwell.building, room="601", address="601", sort_key="6"
    )
    home.save()
    with pytest.raises(Refused) as refused:
        decide(stairwell, episode)
    assert refused.value.reason == "home_not_looked_at"


def test_the_page_asks_and_the_decider_sees(stairwell, client, monkeypatch):
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)
    episode = stairwell.propose()
    Dwelling.objects.update(use="dormitory")
    client.force_login(stairwell.users["grid_worker"])
    url = reverse("quarantine:suitability", args=[episode.id])
    form = client.get(url).context["form"]
    assert form.fields["dormitory"].initial == "yes"
    home = episode.section.home
    sent = {"key": ids.uuid7()} | {one.code: one.suits for one in home.questions}
    assert "bin" in client.post(url, sent | {"bin": ""}).context["form"].errors
    assert client.post(url, sent | {"bin": "no"}).status_code == 302
    client.force_login(stairwell.users["community_secretary"])
    page = client.get(reverse("quarantine:decide", args=[episode.id])).content.decode()
    assert "缺带盖垃圾桶" in page
    assert Episode.objects.get().measure == "home_quarantine"
    client.force_login(stairwell.users["property_manager"])
    assert client.get(url).status_code == 403
