import pytest

from wangdi.access.tests import cast
from wangdi.home.tests.conftest import DONE
from wangdi.intake.models import Approval, Event
from wangdi.intake.submitting import submit_one
from wangdi.lib import ids
from wangdi.ui import slots


@pytest.fixture
def prepared(office):
    payload = {"community": office.here.id, "person_name": "张某某"}
    answer = submit_one(
        actor=office.community_secretary.actor(), command="test.knock_loudly", payload=payload
    )
    assert (answer.answer, answer.reason) == ("review", "second_person")
    return Approval.objects.get()


def url(approval, act=""):
    return f"/approvals/{approval.id}/{act}"


def test_it_waits_until_another_person_agrees(office, prepared):
    client = cast.client(office.leader)
    page = client.get("/approvals/")
    assert [one.id for one, _what in page.context["rows"]] == [prepared.id]
    assert not DONE
    assert client.post(url(prepared, "approve/")).status_code == 302
    assert [done.person_name for done in DONE] == ["张某某"]
    event = Event.objects.get(verb="test.knocked_loudly")
    assert (event.actor, event.approver) == (office.community_secretary.pk, office.leader.pk)


def test_who_prepared_it_sees_it_and_cannot_decide(office, prepared):
    client = cast.client(office.community_secretary)
    page = client.get(url(prepared))
    assert page.status_code == 200
    assert page.context["hindrance"]
    assert page.context["form"] is None
    refused = client.post(url(prepared, "approve/"))
    assert refused.status_code == 200
    assert refused.context["refused"]
    assert not DONE


def test_twice_is_once(office, prepared):
    client = cast.client(office.leader)
    client.post(url(prepared, "approve/"))
    assert client.post(url(prepared, "approve/")).context["refused"]
    assert len(DONE) == 1


def test_declined_with_a_reason_nothing_happens(office, prepared):
    client = cast.client(office.leader)
    assert client.post(url(prepared, "decline/"), {"note": " "}).status_code == 200
    assert client.post(url(prepared, "decline/"), {"note": "too loud"}).status_code == 302
    assert not DONE
    assert "too loud" in client.get(url(prepared)).content.decode()
    rows = client.get("/approvals/?decided=1").context["rows"]
    assert [one.id for one, _what in rows] == [prepared.id]


def test_without_a_panel_the_content_is_shown_masked(office, prepared):
    page = cast.client(office.leader).get(url(prepared)).content.decode()
    assert "张**" in page
    assert "张某某" not in page


def test_the_room_shows_it_in_its_own_way(office, prepared, monkeypatch):
    panel = {"test": (0, lambda request, approval: f"<p>detail of {approval.command}</p>")}
    monkeypatch.setitem(slots._panels, "home.approval", panel)
    page = cast.client(office.leader).get(url(prepared)).content.decode()
    assert "detail of test.knock_loudly" in page


@pytest.mark.parametrize("act", ["", "approve/", "decline/"])
def test_out_of_scope_is_as_not_there(office, prepared, act):
    neighbour = cast.user("neighbour")
    cast.give(neighbour, "community_secretary", office.next_door)
    client = cast.client(neighbour)
    ask = client.post if act else client.get
    outside, unknown = ask(url(prepared, act)), ask(f"/approvals/{ids.uuid7()}/{act}")
    assert outside.status_code == unknown.status_code == 404
    assert len(outside.content) == len(unknown.content)
    assert not DONE
