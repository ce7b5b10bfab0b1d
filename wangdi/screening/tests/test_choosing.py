"""What a list of returnees left open is answered in the review box by choosing, not by typing."""

import pytest
from django.test import Client
from django.urls import reverse

from wangdi.intake.commands import Incoming
from wangdi.intake.models import ReviewItem
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.people.models import Person
from wangdi.screening.models import Arrival
from wangdi.screening.tests.test_newcomers import home

ROW = {"name": "练习来客", "phone": "00000000001", "origin": "武汉", "arrived_on": "2020-02-09"}


@pytest.fixture
def door(town, noon):
    return town.doors("one")[0]


def kept(town, door, **more) -> ReviewItem:
    row = {**ROW, "dwelling": str(door.id), **more}
    answers = submit(
        actor=town.users["secretary"].actor(),
        command="screening.enter_returnee",
        records=[Incoming(ids.uuid7(), row)],
        channel="import",
    )
    assert answers.review == 1
    return ReviewItem.objects.get()


@pytest.fixture
def box(town) -> Client:
    client = Client()
    client.force_login(town.users["secretary"])
    return client


@pytest.mark.parametrize("hold", ["", "which_household"])
def test_one_of_several_households_is_chosen_in_the_box(town, door, box, hold) -> None:
    home(door, "练户主")
    tenants = home(door, "练租客", kind="tenant")
    item = kept(town, door, hold=hold)
    page = box.get(reverse("home:review_item", args=[item.id]))
    offered = dict(page.context["form"].fields["household"].choices)
    assert offered[str(tenants.id)].endswith("练**")
    assert "练租客" not in page.content.decode()
    answer = box.post(reverse("home:take", args=[item.id]), {"household": str(tenants.id)})
    assert answer.status_code == 302
    assert Arrival.objects.get().household == tenants


def test_one_of_several_of_one_name_is_chosen_in_the_box(town, door, box) -> None:
    both = home(door, "练习来客", "练习来客")
    second = Person.objects.filter(household=both).latest("id")
    item = kept(town, door)
    assert item.reason == "which_person"
    box.post(reverse("home:take", args=[item.id]), {"person": str(second.id)})
    assert Arrival.objects.get().person == second


def test_without_an_answer_it_stays_kept(town, door, box) -> None:
    home(door, "练户主")
    home(door, "练租客", kind="tenant")
    item = kept(town, door)
    page = box.post(reverse("home:take", args=[item.id]), {"household": ""})
    assert page.status_code == 200
    assert not Arrival.objects.exists()
