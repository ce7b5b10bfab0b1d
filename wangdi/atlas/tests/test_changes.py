"""What becomes of a place, through its pages: done, told in the history, undone there."""

import pytest

from wangdi.access.receivers import follow_the_ground
from wangdi.intake.models import Fact
from wangdi.people.models import Household, Person
from wangdi.territory.models import Place, PlaceChange

WHY = {"reason": "区划调整"}


@pytest.fixture
def court(ground):
    return Place.objects.filter(kind="compound", community_id=ground.here.id)[0]


def hear():
    follow_the_ground(list(Fact.objects.filter(kind__startswith="territory.").order_by("id")))


def test_a_compound_moves_with_its_people_and_comes_back(ground, court):
    people = Person.objects.filter(household__dwelling__building__parent=court).count()
    sent = ground.send("desk", "move", court.id, parent=ground.there.id, **WHY)
    assert sent.status_code == 302
    hear()
    assert Person.objects.filter(community_id=ground.there.id).count() == people > 0
    assert ground.page("secretary", "place", court.id).status_code == 404, "no longer his"
    change = PlaceChange.objects.get(place=court)
    assert change.by == ground.town.user("desk").id
    sent = ground.send("desk", "undo", change.id, reason="误操作")
    assert sent.status_code == 302
    hear()
    assert not Person.objects.filter(community_id=ground.there.id).exists()
    assert ground.page("secretary", "place", court.id).status_code == 200


def test_a_community_that_goes_into_another_takes_its_workers_along(ground):
    homes = Household.objects.filter(community_id=ground.here.id).count()
    sent = ground.send("desk", "merge", ground.here.id, into=ground.there.id, **WHY)
    assert sent.status_code == 302
    hear()
    assert Household.objects.filter(community_id=ground.there.id).count() == homes
    page = ground.page("secretary", "place", ground.there.id)
    assert page.status_code == 200, "his role is there now"
    ended = ground.page("desk", "place", ground.here.id).content.decode()
    assert ground.there.name in ended


def test_a_refusal_stands_on_the_page(ground, court):
    page = ground.send("desk", "close", court.id, **WHY)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert Place.objects.get(id=court.id).valid_to is None


def test_a_lived_in_building_is_not_closed(ground, court):
    building = court.children.buildings()[0]
    page = ground.send("desk", "close", building.id, **WHY)
    assert page.status_code == 200
    households = Household.objects.filter(building_id=building.id, closed_on=None).count()
    assert str(households) in str(page.context["form"].errors)


def test_part_of_a_community_becomes_one_of_its_own(ground, court):
    sent = ground.send(
        "desk", "split", ground.here.id, name="新社区", kind="community", children=[court.id], **WHY
    )
    assert sent.status_code == 302
    assert Place.objects.get(id=court.id).community_id == Place.objects.get(name="新社区").id


def test_second_thoughts_say_how_many_go_along(ground, court):
    page = ground.page("desk", "move", court.id)
    assert page.context["buildings"] == court.children.buildings().count() > 0
    assert page.context["households"] > 0


@pytest.mark.parametrize("verb", ["move", "rename", "describe", "merge", "close"])
def test_the_pages_of_all_verbs_open(ground, court, verb):
    assert ground.page("desk", verb, court.id).status_code == 200
    assert ground.page("worker", verb, court.id).status_code == 403


def test_a_name_is_changed_and_the_old_one_told(ground, court):
    sent = ground.send("desk", "rename", court.id, name="改名苑", **WHY)
    assert sent.status_code == 302
    text = ground.page("desk", "place", court.id).content.decode()
    assert court.name in text
    assert "改名苑" in text
