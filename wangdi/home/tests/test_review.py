import pytest

from wangdi.access.tests import cast
from wangdi.home import choosing
from wangdi.home.showing import said
from wangdi.home.tests.conftest import DONE
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.models import Event, ReviewItem
from wangdi.intake.submitting import submit
from wangdi.lib import ids

SENDER = system("test phone")


def send(*payloads):
    records = [Incoming(ids.uuid7(), payload) for payload in payloads]
    answers = submit(actor=SENDER, command="test.knock", records=records, channel="phone")
    assert answers.review == len(payloads)
    return list(ReviewItem.objects.order_by("received_at", "id"))


def knock(community, **more):
    return {"community": community, "person_name": "张某某", "phone": "00000000001", **more}


@pytest.fixture
def kept(office):
    """One of the first community, one of the next, one of no known place."""
    here, there = office.here.id, office.next_door.id
    send(knock(here, doors=0), knock(there, doors=0), knock(999_999))
    by_place = {item.community_id: item for item in ReviewItem.objects.all()}
    return by_place[here], by_place[there], by_place[None]


def seen(client, query=""):
    page = client.get(f"/review/{query}")
    return {item.id for item, _what in page.context["rows"]}


def test_each_sees_what_is_kept_of_his_own_places(office, kept):
    here, there, nowhere = kept
    assert seen(cast.client(office.community_secretary)) == {here.id}
    assert seen(cast.client(office.leader)) == {here.id, there.id, nowhere.id}
    assert seen(cast.client(office.grid_worker)) == set()


def test_what_has_no_place_is_the_duty_desks_without_its_content(office, kept):
    client = cast.client(office.duty_desk)
    assert seen(client) == {kept[2].id}
    page = client.get(f"/review/{kept[2].id}/")
    assert page.status_code == 200
    assert page.context["fields"] == []
    assert page.context["form"] is None
    client.post(f"/review/{kept[2].id}/take/", {"community": office.here.id})
    assert not DONE


@pytest.mark.parametrize("act", ["", "take/", "dismiss/"])
def test_out_of_scope_is_as_not_there(office, kept, act):
    client = cast.client(office.community_secretary)
    ask = client.post if act else client.get
    outside = ask(f"/review/{kept[1].id}/{act}", {"note": "x"})
    unknown = ask(f"/review/{ids.uuid7()}/{act}", {"note": "x"})
    assert outside.status_code == unknown.status_code == 404
    assert len(outside.content) == len(unknown.content)


def test_reasons_are_counted_and_open_to_their_rows(office, kept):
    client = cast.client(office.leader)
    groups = {code: n for code, _l, n, _u in client.get("/review/").context["groups"]}
    assert groups == {"impossible": 2, "unknown_parent": 1}
    assert seen(client, "?reason=unknown_parent") == {kept[2].id}


def test_names_and_telephones_are_masked(office, kept):
    page = cast.client(office.leader).get(f"/review/{kept[0].id}/").content.decode()
    assert "张某某" not in page
    assert "00000000001" not in page
    assert "000****0001" in page


def test_what_comes_from_a_list_is_said_in_its_words(monkeypatch):
    monkeypatch.setitem(
        choosing._sources, ("test.knock", "use"), lambda _came: [("home", "Residence")]
    )
    monkeypatch.setitem(choosing._sources, ("test.knock", "sex"), lambda _came: [("f", "Female")])
    assert said("test.knock", "use", "home", {}) == "Residence"
    assert said("test.knock", "use", "not_known", {}) == "not_known"
    assert "Female" not in said("test.knock", "sex", "f", {})
    assert "1" in said("test.knock", "use", ["home"], {})


def test_corrected_it_is_taken_under_the_name_of_who_decided(office, kept):
    client = cast.client(office.community_secretary)
    response = client.post(f"/review/{kept[0].id}/take/", {"doors": "2"})
    assert response.status_code == 302
    [done] = DONE
    assert (done.doors, done.person_name) == (2, "张某某")
    kept[0].refresh_from_db()
    assert kept[0].decision == "taken"
    event = Event.objects.get(verb="test.knocked")
    assert event.actor == office.community_secretary.pk


def test_still_wrong_it_stays_kept_and_says_so_beside_the_field(office, kept):
    client = cast.client(office.community_secretary)
    page = client.post(f"/review/{kept[0].id}/take/", {"doors": "0"})
    assert page.context["form"].errors["doors"]
    kept[0].refresh_from_db()
    assert kept[0].is_open()


def test_the_wrong_field_comes_first(office, kept):
    page = cast.client(office.community_secretary).get(f"/review/{kept[0].id}/")
    assert next(iter(page.context["form"].fields)) == "doors"


def test_put_aside_it_remains_readable(office, kept):
    client = cast.client(office.community_secretary)
    url = f"/review/{kept[0].id}/"
    assert client.post(f"{url}dismiss/", {"note": ""}).status_code == 200
    assert client.post(f"{url}dismiss/", {"note": "a test door"}).status_code == 302
    assert seen(client) == set()
    assert seen(client, "?decided=1") == {kept[0].id}
    assert "a test door" in client.get(url).content.decode()
    again = client.post(f"{url}dismiss/", {"note": "again"})
    assert again.status_code == 200


def test_administrators_have_no_such_page(office, kept):
    assert cast.client(office.audit_admin).get("/review/").status_code == 403


def test_the_box_takes_a_constant_number_of_queries(office, django_assert_max_num_queries):
    send(*(knock(office.here.id, doors=0) for _ in range(60)))
    client = cast.client(office.leader)
    with django_assert_max_num_queries(20):
        client.get("/review/")


def test_who_sent_it_sees_what_is_kept_and_decides_nothing(office, kept):
    worker, sent = office.grid_worker, ids.uuid7()
    records = [Incoming(sent, knock(999_999))]
    submit(actor=worker.actor(), command="test.knock", records=records, channel="phone")
    item = ReviewItem.objects.get(key=sent)
    client, url = cast.client(worker), f"/review/{item.id}/"
    assert seen(client) == {item.id}
    page = client.get(url)
    assert "000****0001" in page.content.decode()
    assert page.context["form"] is page.context["reason_form"] is None
    client.post(f"{url}take/", {"community": office.here.id})
    client.post(f"{url}dismiss/", {"note": "x"})
    item.refresh_from_db()
    assert item.is_open()
    assert not DONE
    assert client.get("/").context["review"] == 0
    desk = cast.client(office.leader)
    desk.post(f"{url}dismiss/", {"note": "a test door"})
    assert "a test door" in client.get(url).content.decode()
