"""Each page: works, wrong method, next grid's worker, wrong role, one event."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wangdi.intake.models import Event
from wangdi.lib import ids
from wangdi.people import timeline
from wangdi.people.models import Household, Person
from wangdi.people.tests.conftest import register
from wangdi.ui import slots

pytestmark = pytest.mark.django_db
OF_PERSON = ("people:correct", "people:needs", "people:leave", "people:unmask")
FORMS: dict[str, dict[str, object]] = {
    "people:correct": {"name": "改正后", "relation": "head"},
    "people:needs": {"needs": ["alone"]},
    "people:leave": {"on": "2020-02-10", "why": "moved"},
    "people:unmask": {"field": "phone", "purpose": "核实身份"},
}


@pytest.fixture
def person(household) -> Person:
    return Person.objects.get()


@pytest.fixture
def at(client):
    """Sign somebody in and return his browser."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def test_the_ledger_shows_what_is_in_scope_masked(corner, household, worker, at):
    register(corner.next_building, "101", members=[{"name": "邻格住户"}])
    page = at(worker).get(reverse("people:ledger")).content.decode()
    assert "东院3号楼2单元501室" in page
    assert "户**" in page
    assert "户主甲" not in page
    assert "10号楼" not in page


def test_the_ledger_takes_a_constant_number_of_queries(
    corner, worker, at, django_assert_max_num_queries
):
    for number in range(1, 60):
        register(corner.building, str(number), members=[{"name": "住户", "needs": ["alone"]}])
    browser = at(worker)
    browser.get(reverse("people:ledger"))
    with django_assert_max_num_queries(18):
        browser.get(reverse("people:ledger"))
    with django_assert_max_num_queries(22):
        browser.get(reverse("people:ledger"), {"need": "alone", "kind": "owner", "q": "住"})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "3-2-501"}, True),
        ({"q": "3号楼2单元501"}, True),
        ({"q": "3-501"}, True),
        ({"q": "13-2-501"}, False),
        ({"q": "户主"}, True),
        ({"q": "hzj"}, True),
        ({"q": "东院"}, True),
        ({"q": "无此人"}, False),
        ({"need": "dialysis"}, False),
        ({"kind": "tenant"}, False),
        ({"kind": "owner", "use": "home"}, True),
        ({"kind": "nonsense"}, True),
    ],
)
def test_the_ledger_is_searched_and_narrowed(corner, household, at, asked, found):
    page = at(corner.user("duty_desk")).get(reverse("people:ledger"), asked).content.decode()
    assert (str(household) in page) is found


def test_pages_of_the_ledger_follow_the_walking_order(corner, worker, at):
    for number in range(1, 61):
        register(corner.building, str(number), members=[])
    first = at(worker).get(reverse("people:ledger"))
    assert [line.household.address for line in first.context["lines"]][9] == "东院3号楼2单元10室"
    second = at(worker).get(first.context["page"].next_url)
    assert len(second.context["lines"]) == 10


def test_the_file_shows_people_and_what_happened(household, worker, at):
    page = at(worker).get(reverse("people:household", args=[household])).content.decode()
    assert "户主甲" in page
    assert "00000000001" not in page
    assert "000****0001" in page


def test_the_file_itself_asks_as_often_for_nine_as_for_one(corner, worker, at, monkeypatch):
    """Without the panels of rooms above, which answer for themselves."""
    monkeypatch.setattr(slots, "_panels", {})
    one = register(corner.building, members=[{"name": "住户"}])
    nine = register(corner.building, "502", members=[{"name": "住户"} for _ in range(9)])
    browser, taken = at(worker), []
    for key in (one, nine, one, nine):
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse("people:household", args=[key]))
        taken.append(len(queries))
    assert taken[2] == taken[3]


def test_a_room_adds_to_the_timeline(household, worker, at):
    entry = timeline.Entry(Event.objects.latest("at").at, "试验敲门", "无人应")
    timeline.register("test", lambda household: [entry])
    try:
        page = at(worker).get(reverse("people:household", args=[household])).content.decode()
    finally:
        timeline._sources.pop("test")
    assert "试验敲门" in page


@pytest.mark.parametrize("name", OF_PERSON)
def test_the_next_grids_worker_finds_nobody(person, neighbour, at, name):
    assert at(neighbour).get(reverse(name, args=[person.pk])).status_code == 404
    answer = at(neighbour).post(
        reverse(name, args=[person.pk]), {**FORMS[name], "key": ids.uuid7()}
    )
    assert answer.status_code == 404
    assert not Event.objects.filter(subject=person.pk).exists()


def test_the_next_grids_worker_finds_no_file(household, neighbour, at):
    for name in ("people:household", "people:add_person"):
        assert at(neighbour).get(reverse(name, args=[household])).status_code == 404


@pytest.mark.parametrize("name", OF_PERSON)
def test_the_wrong_role_is_told_so(corner, person, at, name):
    keeper = corner.user("supplies_keeper")
    assert at(keeper).get(reverse(name, args=[person.pk])).status_code == 403
    assert at(keeper).get(reverse("people:ledger")).status_code == 403
    assert at(keeper).get(reverse("people:register")).status_code == 403


@pytest.mark.parametrize("name", OF_PERSON)
def test_each_form_makes_one_event(person, worker, at, name):
    url = reverse(name, args=[person.pk])
    assert at(worker).get(url).status_code == 200
    answer = at(worker).post(url, {**FORMS[name], "key": ids.uuid7()})
    assert answer.status_code == (200 if name == "people:unmask" else 302)
    assert Event.objects.filter(subject=person.pk).count() == 1


def test_a_wrong_method_is_refused(household, worker, at):
    assert at(worker).post(reverse("people:ledger")).status_code == 405
    assert at(worker).post(reverse("people:household", args=[household])).status_code == 405


def test_a_number_is_shown_once_and_never_before_its_purpose(person, worker, at):
    url = reverse("people:unmask", args=[person.pk])
    assert "00000000001" not in at(worker).get(url, {"field": "phone"}).content.decode()
    nothing = at(worker).post(url, {"field": "phone", "purpose": "", "key": ids.uuid7()})
    assert "00000000001" not in nothing.content.decode()
    shown = at(worker).post(url, {"field": "phone", "purpose": "联系本人", "key": ids.uuid7()})
    assert "00000000001" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    page = at(worker).get(reverse("people:household", args=[person.household_id])).content.decode()
    assert "联系本人" in page


def test_a_captain_sees_the_file_without_the_way_to_numbers(corner, person, at):
    captain = corner.user("building_captain", place=Person.objects.get().community_id)
    page = at(captain).get(reverse("people:household", args=[person.household_id]))
    assert reverse("people:unmask", args=[person.pk]) not in page.content.decode()


def test_only_what_differs_is_corrected(person, worker, at):
    at(worker).post(
        reverse("people:correct", args=[person.pk]),
        {"name": person.name, "relation": "head", "phone": "00000000009", "key": ids.uuid7()},
    )
    event = Event.objects.get(verb="people.person_corrected")
    assert event.detail == {"fields": ["phone"]}


def test_a_household_is_registered_on_its_page(corner, worker, at):
    url = reverse("people:register")
    choices = at(worker).get(url).content.decode()
    assert "3号楼" in choices
    assert "10号楼" not in choices
    filled = {"building": corner.building, "unit": "1", "room": "7", "use": "home", "kind": "owner"}
    wrong = at(worker).post(url, {**filled, "name": "新户主", "phone": "12", "key": ids.uuid7()})
    assert wrong.context["form"].errors.keys() == {"phone"}
    answer = at(worker).post(url, {**filled, "name": "新户主", "key": ids.uuid7()}, follow=True)
    assert "东院3号楼1单元7室" in answer.content.decode()


def test_a_person_is_added_on_the_page(household, worker, at):
    url = reverse("people:add_person", args=[household])
    at(worker).post(url, {"name": "新成员", "needs": ["infant"], "key": ids.uuid7()})
    assert Household.objects.get().size == 2


def test_the_search_box_finds_households(household, worker, at):
    page = at(worker).get(reverse("home:search"), {"q": "hzj"}).content.decode()
    assert reverse("people:household", args=[household]) in page
