import pytest

from wangdi.access.tests import cast
from wangdi.home import search
from wangdi.home.search import Hit, Source
from wangdi.home.showing import masked
from wangdi.home.tests.test_review import knock, send
from wangdi.ui import slots


def test_the_day_begins_with_what_waits(office):
    send(knock(office.here.id, doors=0))
    page = cast.client(office.community_secretary).get("/")
    assert page.context["review"] == 1
    assert 'href="/review/"' in page.content.decode()


def test_rooms_hang_their_panels_here(office, monkeypatch):
    monkeypatch.setitem(
        slots._panels, "home.today", {"test": (0, lambda request, day: f"<p>today {day}</p>")}
    )
    page = cast.client(office.grid_worker).get("/")
    assert f"today {page.context['today']}" in page.content.decode()


def test_without_a_role_it_says_whom_to_ask(db):
    page = cast.client(cast.user("new")).get("/").content.decode()
    assert 'class="empty"' in page
    assert 'class="cards"' not in page


@pytest.mark.parametrize("path", ["/", "/help/", "/search/", "/search/?q=x"])
def test_everybody_signed_in_may_come(office, path):
    for user in office.users.values():
        assert cast.client(user).get(path).status_code == 200


class TestSearch:
    @pytest.fixture(autouse=True)
    def doors(self, monkeypatch, office):
        monkeypatch.setattr(search, "_sources", {})
        search.register(Source("doors", "Doors", "test.knock", self.find, more=self.more))
        self.asked = []

    def find(self, scope, words, limit):
        self.asked.append((scope, words))
        return [Hit(f"door {n}", "/") for n in range(min(limit, int(words)))]

    def more(self, words):
        return f"/doors/?q={words}"

    def test_a_source_gets_the_scope_of_its_own_permission(self, office):
        client = cast.client(office.community_secretary)
        page = client.get("/search/?q=%20%203%20")
        assert page.context["count"] == 3
        [(scope, words)] = self.asked
        assert words == "3"
        assert scope.communities == {office.here.id}

    def test_without_the_permission_it_is_not_asked(self, office):
        assert cast.client(office.audit_admin).get("/search/?q=3").context["count"] == 0
        assert not self.asked

    def test_long_answers_go_on_at_the_rooms_own_page(self, office):
        page = cast.client(office.leader).get("/search/?q=50")
        assert page.context["count"] == search.LIMIT
        assert 'href="/doors/?q=50"' in page.content.decode()

    def test_nothing_asked_finds_nothing(self, office):
        assert cast.client(office.leader).get("/search/?q=%20").status_code == 200
        assert not self.asked


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("outcome", "nobody_home", "nobody_home"),
        ("doors", 3, "3"),
        ("day", "2026-02-10", "2026-02-10"),
        ("dwelling", "01a202df-d3cc-790d-be58-c0f95ce1717e", "5ce1717e"),
        ("person_name", "张某某", "张**"),
        ("name", "li", "l**"),
        ("phone", "00000000001", "000****0001"),
        ("id_number", "999999200001010000", "**************0000"),
        ("note", "隔壁的人说的", "隔**"),
        ("members", [1, 2], "2"),
        ("birth_date", "2000-01-01", "2**"),
        ("value", "zhangsan", "z**"),
        ("community", "12", "12"),
    ],
)
def test_what_is_shown_of_a_payload(name, value, shown):
    assert shown in masked(name, value)
    assert "某某" not in masked(name, value)
