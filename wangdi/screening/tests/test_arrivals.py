"""Somebody came back: at the door or by a list, once, with the fact that upper rooms wait for."""

from datetime import date

import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit_one
from wangdi.people.models import Dwelling, Household, Person
from wangdi.screening import section
from wangdi.screening.models import Arrival

AREA = {"code": "42", "name": {"zh": "湖北省", "en": "Hubei"}, "since": "2020-01-23"}


@pytest.fixture
def door(town, noon):
    return town.doors("one")[0]


@pytest.fixture
def resident(door) -> Person:
    stamps = {
        "community_id": door.community_id,
        "grid_id": door.grid_id,
        "building_id": door.building.id,
    }
    home = Household.objects.create(
        dwelling=door, address="x", sort_key="x", opened_on=date(2020, 1, 1), **stamps
    )
    return Person.objects.create(
        household=home, name="练习返乡", entered_on=date(2020, 1, 1), **stamps
    )


@pytest.fixture
def hubei(monkeypatch) -> None:
    known = section.ScreeningSection.model_validate({"key_areas": [AREA]})
    monkeypatch.setattr(section, "in_force", lambda at: (None, known))


def register(town, door, who="worker", **changes):
    payload = {
        "dwelling": door.id,
        "name": "练习来客",
        "phone": "00000000001",
        "origin": "湖北省武汉市",
        "origin_code": "4201",
        "left_on": date(2020, 2, 8),
        "arrived_on": date(2020, 2, 9),
        **changes,
    }
    actor = town.users[who].actor()
    return submit_one(actor=actor, command="screening.record_arrival", payload=payload)


def test_an_arrival_is_stamped_sealed_told_once(town, door, hubei) -> None:
    answer = register(town, door)
    arrival = Arrival.objects.get()
    assert arrival.stamp == door.stamp
    assert (arrival.person.name, arrival.phone) == ("练习来客", "00000000001")
    assert (arrival.key_area, arrival.key_area_name) == (True, "湖北省")
    assert Event.objects.filter(verb="screening.arrival_recorded").count() == 1
    fact = Fact.objects.get(kind="screening.arrival_recorded")
    assert fact.subject == answer.subject
    assert fact.detail["arrived_on"] == "2020-02-09"
    assert fact.detail["key_area"] is True
    assert "练习来客" not in str(fact.detail)


def test_a_resident_brings_his_household(town, door, resident) -> None:
    register(town, door, person=resident.id, name="", phone="")
    arrival = Arrival.objects.get()
    assert (arrival.person, arrival.household_id) == (resident, resident.household_id)


def test_a_resident_of_another_door_is_refused(town, door, resident) -> None:
    other = Dwelling.objects.exclude(id=door.id).first()
    with pytest.raises(Refused) as refusal:
        register(town, other, person=resident.id, name="")
    assert refusal.value.field == "person"


@pytest.mark.parametrize("how", ["person", "phone", "name", "misheard"])
def test_the_same_arrival_again_changes_nothing(town, door, resident, how) -> None:
    changes = {
        "person": {"person": resident.id, "name": "", "phone": ""},
        "phone": {},
        "name": {"phone": ""},
        "misheard": {},
    }[how]
    first = register(town, door, **changes)
    if how == "misheard":
        changes = {"name": "练习来刻"}
    again = register(town, door, **changes, transport="train")
    assert (again.answer, again.subject) == ("duplicate", first.subject)
    assert Arrival.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"arrived_on": date(2020, 2, 11)}, "arrived_on"),
        ({"left_on": date(2020, 2, 10)}, ""),
        ({"name": ""}, ""),
        ({"phone": "123456"}, "phone"),
        ({"temperature": "3.72"}, "temperature"),
        ({"origin": ""}, "origin"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(town, door, changes, field) -> None:
    with pytest.raises(Refused) as refusal:
        register(town, door, **changes)
    assert refusal.value.field == field
    assert refusal.value.sentence


def test_a_key_area_of_another_time_is_none(town, door, hubei) -> None:
    register(town, door, left_on=date(2020, 1, 22), arrived_on=date(2020, 1, 24))
    assert not Arrival.objects.get().key_area


def test_annulling_tells_the_rooms_above(town, door) -> None:
    answer = register(town, door)
    annul(actor=town.users["worker"].actor(), keys=[answer.key], reason="wrong person")
    assert not Arrival.objects.standing().exists()
    assert Fact.objects.filter(kind="screening.arrival_annulled").count() == 1


def test_the_next_grids_worker_registers_nobody_here(town, door) -> None:
    with pytest.raises(Refused):
        register(town, door, who="neighbour")
    assert not Arrival.objects.exists()
