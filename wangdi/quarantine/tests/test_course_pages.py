"""The pages of what changed: plain choices, one form each, and nobody sees what is not his."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from wangdi.intake.approving import approve
from wangdi.intake.models import Approval
from wangdi.lib import clock, ids
from wangdi.profiles.actions import load_shipped
from wangdi.quarantine.models import Breach, Objection, Recount, RecountProposal
from wangdi.quarantine.tests.conftest import again

ACTS = ("suspend", "resume", "expose", "extend", "serve_renewal", "report_breach", "object")


@pytest.fixture
def sign_in(client, stairwell, monkeypatch):
    monkeypatch.setattr("wangdi.access.pages.detour", lambda request: None)

    def signed(role: str):
        client.force_login(stairwell.users[role])
        return client

    return signed


def url(name: str, *args) -> str:
    return reverse(f"quarantine:{name}", args=args)


def send(client, path: str, **fields):
    """Hand a form in; the page that follows."""
    answer = client.post(path, {"key": ids.uuid7(), **fields}, follow=True)
    assert answer.redirect_chain, answer.context["form"].errors
    return answer.content.decode()


def local() -> str:
    return clock.local(clock.now()).strftime("%Y-%m-%dT%H:%M")


def test_the_page_offers_only_what_the_state_and_ones_tasks_allow(stairwell, sign_in, hand):
    episode = stairwell.notified()
    page = sign_in("community_secretary").get(url("change", episode.id)).content.decode()
    for name in ("suspend", "expose", "extend", "object", "report_breach", "end"):
        assert url(name, episode.id) in page
    assert url("resume", episode.id) not in page
    worker = sign_in("grid_worker").get(url("change", episode.id)).content.decode()
    assert url("suspend", episode.id) in worker
    assert url("extend", episode.id) not in worker
    ended = {"reason": "error", "note": "写错了"}
    stairwell.send("community_secretary", "end_early", episode=episode.id, **ended)
    closed = sign_in("community_secretary").get(url("change", episode.id)).content.decode()
    assert url("suspend", episode.id) not in closed


def test_others_find_nothing(stairwell, sign_in):
    episode = stairwell.notified()
    pages = [url(name, episode.id) for name in ("change", *ACTS)]
    client = sign_in("next_grid")
    assert {client.get(page).status_code for page in pages} <= {403, 404}
    for role in ("supplies_keeper", "area_police", "property_manager"):
        client = sign_in(role)
        assert {client.get(page).status_code for page in pages} == {403}


def test_away_and_back_on_the_pages(stairwell, sign_in, hand):
    episode = stairwell.notified()
    client = sign_in("grid_worker")
    asked = {"where": "hospital", "place": "区医院", "reason": "透析", "at": local()}
    send(client, url("suspend", episode.id), **asked)
    assert "区医院" in client.get(url("change", episode.id)).content.decode()
    send(client, url("resume", episode.id), at=local(), days_go_on="yes", reason="")
    assert again(episode).state == "notified"


def test_longer_is_prepared_agreed_to_and_served_on_the_pages(stairwell, sign_in, hand):
    episode = stairwell.notified()
    client = sign_in("area_doctor")
    path = url("extend", episode.id)
    wrong = client.post(path, {"key": ids.uuid7(), "last_day": "2020-02-10", "reason": "不清楚"})
    assert "last_day" in wrong.context["form"].errors
    send(client, path, last_day="2020-02-18", reason="检测结果待复核")
    approval = Approval.objects.get()
    assert (
        reverse("home:approval", args=[approval.id])
        in client.get(url("change", episode.id)).content.decode()
    )
    leader = sign_in("leader")
    shown = leader.get(reverse("home:approval", args=[approval.id])).content.decode()
    assert "检测结果待复核" in shown
    approve(approval.id, by=stairwell.actor("leader"))
    worker = sign_in("grid_worker")
    path = url("serve_renewal", episode.id)
    assert Recount.objects.get().notice.number in worker.get(path).content.decode()
    hand.move(timedelta(minutes=2))
    send(worker, path, how="in_person", at=local())
    assert Recount.objects.get().served_by_label


def test_a_proposal_of_the_rules_is_followed_or_left_on_the_pages(stairwell, sign_in, hand):
    episode = stairwell.notified()
    hand.move(timedelta(days=4))
    made = {
        "kind": "exposed",
        "profile": stairwell.version,
        "day_zero": date(2020, 2, 4),
        "last_day": date(2020, 2, 18),
        "reasons": [{"zh": "再次接触", "en": "Contact again"}],
        "at": clock.now(),
        "community_id": episode.community_id,
        "grid_id": episode.grid_id,
    }
    proposal = RecountProposal.objects.create(episode=episode, **made)
    client = sign_in("community_secretary")
    send(client, url("decline", episode.id, proposal.id), note="查明没有接触")
    assert again(episode).last_day == episode.last_day
    proposal = RecountProposal.objects.create(episode=episode, **made)
    path = f"{url('expose', episode.id)}?proposal={proposal.id}"
    assert client.get(f"{url('expose', episode.id)}?proposal=x").status_code == 404
    initial = client.get(path).context["form"].initial
    assert (initial["days"], initial["reason"]) == (14, "再次接触")
    send(client, path, day_zero="2020-02-04", days="14", reason="再次接触")
    assert again(episode).last_day == date(2020, 2, 18)


def test_an_objection_and_its_answer_on_the_pages(stairwell, sign_in, hand):
    episode = stairwell.notified()
    said = {"said": "我没有去过那里", "how": "door"}
    send(sign_in("grid_worker"), url("object", episode.id), **said)
    path = url("objection", Objection.objects.get().id)
    answer = sign_in("community_secretary").get(path)
    assert answer.status_code == 302
    leader = sign_in("leader")
    assert "我没有去过那里" in leader.get(path).content.decode()
    send(leader, path, outcome="stands", why="车票显示经过该区", last_day="")
    assert Objection.objects.get().upheld is False
    assert leader.get(path).status_code == 302


def test_seen_outside_on_the_pages(stairwell, sign_in, hand):
    episode = stairwell.notified()
    client = sign_in("grid_worker")
    seen = {"seen": "在楼下取快递", "seen_by": "门岗", "at": local()}
    send(client, url("report_breach", episode.id), **seen)
    breach = Breach.objects.get()
    helped = {"needs": "没有人取快递", "helped": "楼长代取", "settled": "no"}
    send(client, url("breach", breach.id), **helped)
    secretary = sign_in("community_secretary")
    assert "楼长代取" in secretary.get(url("refer", breach.id)).content.decode()
    send(secretary, url("refer", breach.id), to="片区民警", why="多次外出")
    assert Breach.objects.get().referred_to == "片区民警"


def test_what_new_rules_would_change_is_shown_before_it_happens(stairwell, sign_in, hand):
    episode = stairwell.propose(category="contact", measure="facility_quarantine")
    stairwell.looked_at(episode)
    stairwell.send("community_secretary", "decide", episode=episode.id, accepted=True)
    version = {one.profile_id: one for one in load_shipped()}["covid19-2022-06"]
    answer = sign_in("community_secretary").get(url("rules", version.id))
    groups = {name: rows for name, _label, _said, rows in answer.context["groups"]}
    assert [one.id for one, _then in groups["shorter"]] == [episode.id]
    assert "返乡居民甲" not in answer.content.decode()
    assert again(episode).last_day == episode.last_day
