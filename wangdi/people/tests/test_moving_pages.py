"""Pages of moving, returning, births, merging and taking back."""

from datetime import date

import pytest
from django.urls import reverse

from wangdi.intake.models import Event
from wangdi.lib import ids
from wangdi.lib.identifiers import practice_id
from wangdi.people import doubles
from wangdi.people.models import Household, Merge, Passage, Person, Resemblance
from wangdi.people.tests.conftest import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(household) -> Person:
    return Person.objects.get()


@pytest.fixture
def target(corner) -> Household:
    register(corner.building, "601", members=[{"name": "户主甲", "phone": "00000000001"}])
    return Household.objects.latest("id")


@pytest.fixture
def at(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def test_a_home_is_found_and_the_person_moves_there(worker, person, target, at):
    url = reverse("people:move", args=[person.pk])
    shown = at(worker).get(url, {"q": "3-2-601"})
    assert target.address in shown.content.decode()
    form = {"to": str(target.pk), "on": "2020-02-10", "key": ids.uuid7()}
    answer = at(worker).post(f"{url}?q=3-2-601", form)
    assert answer["Location"] == reverse("people:household", args=[target.pk])
    assert Passage.objects.get().on.isoformat() == "2020-02-10"


def test_a_new_household_takes_a_door(worker, person, corner, at):
    url = reverse("people:move", args=[person.pk])
    form = {"to": "door", "on": "2020-02-10", "key": ids.uuid7()}
    assert at(worker).post(url, form).context["form"].errors.keys() == {"building", "room"}
    at(worker).post(url, {**form, "building": corner.building, "room": "9"})
    assert Person.objects.get().household.address == "东院3号楼9室"


def test_the_household_moves_by_its_page(worker, household, corner, at):
    url = reverse("people:relocate", args=[household])
    door = {"building": corner.building, "unit": "1", "room": "8", "on": "2020-02-10"}
    at(worker).post(url, {**door, "key": ids.uuid7()})
    page = at(worker).get(reverse("people:household", args=[household]))
    told = [str(entry.text) for entry in page.context["entries"]]
    assert any("东院3号楼2单元501室 → 东院3号楼1单元8室" in text for text in told)


def test_who_left_stands_on_the_file_and_comes_back(worker, household, person, at):
    leave = {"on": "2020-02-10", "why": "moved", "key": ids.uuid7()}
    at(worker).post(reverse("people:leave", args=[person.pk]), leave)
    url = reverse("people:move", args=[person.pk])
    page = at(worker).get(reverse("people:household", args=[household])).content.decode()
    assert url in page
    assert at(worker).get(url).status_code == 200
    form = {"to": str(household), "on": "2020-03-01", "key": ids.uuid7()}
    at(worker).post(url, form)
    assert Household.objects.get().size == 1


def test_a_birth_by_its_page(worker, household, at):
    url = reverse("people:birth", args=[household])
    assert at(worker).get(url).status_code == 200
    at(worker).post(url, {"sex": "f", "birth_date": "2020-02-10", "key": ids.uuid7()})
    page = at(worker).get(reverse("people:household", args=[household])).content.decode()
    assert "新生儿" in page
    assert Household.objects.get().marks == ["infant"]


def test_a_change_is_taken_back_by_its_page(worker, person, household, at):
    form = {"on": "2020-02-10", "why": "died", "key": ids.uuid7()}
    at(worker).post(reverse("people:leave", args=[person.pk]), form)
    url = reverse("people:changes", args=[household])
    [change] = at(worker).get(url).context["changes"]
    assert at(worker).post(url, {"key": change.key, "reason": ""}).status_code == 200
    at(worker).post(url, {"key": change.key, "reason": "错了"})
    assert Person.objects.get().left_on is None
    assert at(worker).post(url, {"key": ids.uuid7(), "reason": "x"}).status_code == 200


def test_two_entries_are_compared_and_merged(corner, person, target, at):
    near = corner.user("community_secretary", place=corner.near)
    other = Person.objects.get(household=target)
    doubles.look()
    [line] = at(near).get(reverse("people:doubles")).context["rows"]
    assert (line.pair.grade, line.pair.reasons) == (3, ["name_phone"])
    url = reverse("people:double", args=[person.pk, other.pk])
    assert at(near).get(url).status_code == 200
    at(near).post(url, {"decision": str(other.pk), "key": ids.uuid7()})
    assert Merge.objects.get().survivor_id == other.pk
    assert at(near).get(reverse("people:doubles")).context["rows"] == []


def test_two_people_are_kept_apart_and_asked_no_more(corner, person, target, at):
    near = corner.user("community_secretary", place=corner.near)
    other = Person.objects.get(household=target)
    url = reverse("people:double", args=[person.pk, other.pk])
    doubles.look()
    assert len(at(near).get(reverse("people:doubles")).context["rows"]) == 1
    at(near).post(url, {"decision": "apart", "key": ids.uuid7()})
    assert Person.objects.living().count() == 2
    assert at(near).get(reverse("people:doubles")).context["rows"] == []


def test_an_entry_elsewhere_is_not_shown(corner, person, at):
    register(corner.far_building, "1", members=[{"name": "户主甲", "phone": "00000000001"}])
    near = corner.user("community_secretary", place=corner.near)
    doubles.look()
    page = at(near).get(reverse("people:doubles"))
    assert not page.context["rows"][0].opens
    far = Person.objects.get(community_id=corner.far).household.address
    assert far not in page.content.decode()
    desk = corner.user("duty_desk")
    assert at(desk).get(reverse("people:doubles")).context["rows"][0].opens


@pytest.mark.parametrize("name", ["move", "birth", "relocate", "changes", "print"])
def test_the_next_grids_worker_finds_nothing(person, household, neighbour, at, name):
    record = person.pk if name == "move" else household
    url = reverse(f"people:{name}", args=[record])
    assert at(neighbour).get(url).status_code == 404
    assert at(neighbour).post(url, {"key": ids.uuid7()}).status_code == 404


def test_opening_a_file_is_written_once_an_hour(worker, household, at):
    url = reverse("people:household", args=[household])
    for _again in range(3):
        at(worker).get(url)
    event = Event.objects.get(verb="people.file_opened")
    assert (event.subject, event.actor) == (household, worker.pk)


def test_each_who_opens_it_is_written(corner, worker, household, at):
    url = reverse("people:household", args=[household])
    desk = corner.user("duty_desk")
    at(worker).get(url)
    at(desk).get(url)
    assert Event.objects.filter(verb="people.file_opened").count() == 2


def test_the_sheet_is_masked_without_a_purpose(worker, household, at):
    url = reverse("people:print", args=[household])
    answer = at(worker).post(url, {"purpose": "", "key": ids.uuid7()})
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    assert "no-store" in answer["Cache-Control"]
    event = Event.objects.get(verb="people.file_printed")
    assert (event.detail, event.purpose) == ({"masked": True}, "")
    at(worker).post(url, {"purpose": "送医联系", "key": ids.uuid7()})
    assert Event.objects.filter(detail={"masked": False}).get().purpose == "送医联系"


def test_who_may_not_see_numbers_prints_masked_only(corner, household, at):
    captain = corner.user("building_captain", place=corner.building)
    url = reverse("people:print", args=[household])
    refused = at(captain).post(url, {"purpose": "好奇", "key": ids.uuid7()})
    assert refused.context["form"].errors.keys() == {"purpose"}
    assert at(captain).post(url, {"purpose": "", "key": ids.uuid7()}).content[:4] == b"%PDF"


def test_doubles_are_found_by_number_name_and_telephone_and_forgotten(corner, household):
    alike = [
        {"name": "张甲", "id_number": practice_id(date(1950, 1, 2), 1)},
        {"name": "李乙", "birth_date": "1960-02-03"},
        {"name": "王丙", "phone": "00000000007"},
    ]
    register(corner.building, "701", members=alike)
    register(corner.far_building, "9", members=[one | {"id_number": None} for one in alike])
    first, second = Person.objects.filter(name="张甲").order_by("id")
    Person.objects.filter(id=second.id).update(id_index=first.id_index, birth_date=None)
    assert doubles.look() == 3
    found = Resemblance.objects.order_by("grade").values_list("grade", "reasons")
    assert list(found) == [(1, ["id_number"]), (2, ["name_birth"]), (3, ["name_phone"])]
    assert doubles.look() == 0
    Person.objects.filter(name="王丙").update(name="王丁", phone_index=None)
    doubles.look()
    assert Resemblance.objects.count() == 2
