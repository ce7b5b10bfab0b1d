from datetime import UTC, datetime

import pytest

from wangdi.access.models import Grant
from wangdi.access.tests import cast
from wangdi.accounts.models import User
from wangdi.intake.models import Event
from wangdi.lib import clock, ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return cast.make()


def event(**more):
    usual = {"batch": ids.uuid7(), "at": clock.now(), "actor_label": "somebody"}
    usual |= {"verb": "test.done", "subject_kind": "thing", "subject": ids.uuid7()}
    return Event.objects.create(**usual | more)


def keyed(client, url):
    """The key that the form on a page was made with."""
    return str(client.get(url).context["form"]["key"].value())


class TestRoles:
    def test_people_are_found_by_name_role_and_place(self, office):
        client = cast.client(office.security_admin)
        for query, names in (
            ("", set(office.users)),
            ("?q=leader", {"leader"}),
            ("?role=grid_worker", {"grid_worker"}),
            (
                f"?place={office.here.id}",
                {"grid_worker", "building_captain", "community_secretary"},
            ),
            (f"?place={office.next_door.id}", set()),
            ("?without=1", set()),
        ):
            page = client.get(f"/access/{query}").context["page"]
            assert {row.username.replace("-", "_") for row in page.rows} == names, query

    def test_the_list_takes_a_constant_number_of_queries(
        self, office, django_assert_max_num_queries
    ):
        for n in range(40):
            cast.give(cast.user(f"w{n}"), "grid_worker", office.grid)
        client = cast.client(office.security_admin)
        with django_assert_max_num_queries(18):
            client.get("/access/")

    def test_a_role_is_given_step_by_step(self, office):
        new = cast.user("new")
        client = cast.client(office.security_admin)
        url = f"/access/people/{new.pk}/grant/"
        assert office.here in client.get(url).context["picker"].places
        at = f"{url}?at={office.here.id}&grid={office.grid.id}"
        assert client.get(at).context["where"] == office.grid
        done = client.post(at, {"key": keyed(client, at), "role": "grid_worker"})
        assert done.url == f"/access/people/{new.pk}/"
        assert Grant.objects.get(user=new).grid == office.grid

    def test_clicking_twice_gives_one(self, office):
        new = cast.user("new")
        client = cast.client(office.security_admin)
        url = f"/access/people/{new.pk}/grant/"
        form = {"key": keyed(client, url), "role": "leader"}
        for _ in range(2):
            assert client.post(url, form).status_code == 302
        assert Grant.objects.filter(user=new).count() == 1

    def test_a_refusal_stands_on_the_page(self, office):
        client = cast.client(office.security_admin)
        url = f"/access/people/{office.leader.pk}/grant/"
        page = client.post(url, {"key": keyed(client, url), "role": "audit_admin"})
        assert page.status_code == 200
        assert page.context["form"].errors["role"]

    def test_a_place_elsewhere_is_not_there(self, office):
        district = cast.place(cast.PlaceKind.DISTRICT, "别的区")
        client = cast.client(office.security_admin)
        url = f"/access/people/{office.leader.pk}/grant/?at="
        for number in (district.id, 2_000_000_000, "x"):
            assert client.get(f"{url}{number}").status_code == 404

    def test_a_role_is_taken_back_with_a_reason(self, office):
        grant = Grant.objects.get(user=office.grid_worker)
        client = cast.client(office.security_admin)
        url = f"/access/grants/{grant.id}/revoke/"
        key = keyed(client, url)
        assert client.post(url, {"key": key, "reason": ""}).status_code == 200
        assert client.post(url, {"key": key, "reason": "moved"}).status_code == 302
        assert grant.revocation.by == office.security_admin
        assert client.get(url).status_code == 404
        assert "moved" in client.get(f"/access/people/{office.grid_worker.pk}/").content.decode()


class TestAccounts:
    def test_a_new_account_shows_its_password_once(self, office):
        client = cast.client(office.system_admin)
        key = keyed(client, "/access/accounts/new/")
        form = {"key": key, "name": "new one", "username": "New.One"}
        page = client.post("/access/accounts/new/", form)
        password = page.context["password"]
        user = User.objects.get(username="new.one")
        assert user.check_password(password)
        assert user.must_change_password
        assert password not in client.get(f"/access/accounts/{user.pk}/").content.decode()
        assert client.post("/access/accounts/new/", form).context["form"].errors

    def test_a_taken_name_is_said_beside_its_field(self, office):
        client = cast.client(office.system_admin)
        key = keyed(client, "/access/accounts/new/")
        form = {"key": key, "name": "again", "username": "leader"}
        page = client.post("/access/accounts/new/", form)
        assert page.context["form"].errors["username"]

    @pytest.mark.parametrize("act", ["password", "close", "reopen"])
    def test_one_button_each(self, office, act):
        client = cast.client(office.system_admin)
        url = f"/access/accounts/{office.grid_worker.pk}/"
        response = client.post(f"{url}{act}/", {"key": str(ids.uuid7())})
        assert response.status_code == (200 if act == "password" else 302)

    def test_nobody_closes_himself(self, office):
        client = cast.client(office.system_admin)
        url = f"/access/accounts/{office.system_admin.pk}/close/"
        page = client.post(url, {"key": str(ids.uuid7())})
        assert page.status_code == 200
        assert page.context["close"].non_field_errors()


class TestAudit:
    @pytest.fixture
    def events(self, office):
        first = datetime(2026, 2, 10, 1, tzinfo=UTC)
        return [
            event(
                at=first if n < 60 else clock.now(),
                actor=office.grid_worker.pk if n % 2 else office.leader.pk,
                community_id=office.here.id if n % 3 else None,
            )
            for n in range(70)
        ]

    def test_the_trail_is_read_newest_first_page_by_page(self, office, events):
        client = cast.client(office.audit_admin)
        page = client.get("/access/events/").context["page"]
        assert [row.id for row in page.rows][:2] == [events[69].id, events[68].id]
        rest = client.get(
            page.next_url if page.next_url[0] == "/" else f"/access/events/{page.next_url}"
        )
        assert len(rest.context["page"].rows) == 20

    def test_by_actor_subject_and_day(self, office, events):
        client = cast.client(office.audit_admin)
        for query, count in (
            (f"?actor={office.leader.pk}", 35),
            (f"?subject={events[3].subject}", 1),
            ("?day=2026-02-10", 50),
            ("?day=2026-02-11", 0),
            ("?day=never&actor=x&subject=y", 50),
        ):
            assert len(client.get(f"/access/events/{query}").context["lines"]) == count, query

    def test_what_is_in_other_offices_is_not_shown(self, office):
        elsewhere = cast.place(cast.PlaceKind.COMMUNITY, "别处社区")
        for community in (office.here.id, elsewhere.id):
            event(community_id=community, actor=office.leader.pk)
        lines = cast.client(office.audit_admin).get("/access/events/").context["lines"]
        assert [line[0].community_id for line in lines] == [office.here.id]
