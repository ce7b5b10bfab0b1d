"""A returnee whom the ledger does not know is entered behind his door, once, and can be undone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.people.models import Household, Person
from wangdi.screening.models import Arrival
from wangdi.screening.tests.test_arrivals import register

TODAY = date(2020, 2, 10)


@pytest.fixture
def doors(town, noon):
    return town.doors("one")


@pytest.fixture
def door(doors):
    return doors[0]


def home(door, *names: str, kind: str = "owner") -> Household:
    stamps = {"community_id": door.community_id, "grid_id": door.grid_id}
    made = Household.objects.create(
        dwelling=door, kind=kind, address="x", sort_key="x", opened_on=TODAY, **stamps
    )
    for name in names:
        Person.objects.create(household=made, name=name, entered_on=TODAY, **stamps)
    return made


def take_back(town, *keys) -> None:
    annul(actor=town.users["worker"].actor(), keys=keys, reason="another door")


def test_a_door_without_a_household_gets_one(town, door) -> None:
    register(town, door)
    made, person = Household.objects.get(), Person.objects.get()
    assert (made.dwelling, made.size, made.address) == (door, 1, door.address)
    assert (person.name, person.phone, person.stamp) == ("练习来客", "00000000001", door.stamp)
    arrival = Arrival.objects.get()
    assert (arrival.person, arrival.household, arrival.entered) == (person, made, True)
    for verb in ("people.household_registered", "people.person_added"):
        assert Event.objects.filter(verb=verb).count() == 1
        assert Fact.objects.filter(kind=verb).count() == 1


def test_he_joins_the_household_of_the_door(town, door) -> None:
    made = home(door, "练户主")
    register(town, door)
    made.refresh_from_db()
    assert (Person.objects.get(name="练习来客").household, made.size) == (made, 2)


def test_of_several_households_one_is_chosen(town, door) -> None:
    home(door, "练户主")
    tenants = home(door, "练租客", kind="tenant")
    with pytest.raises(Refused) as refusal:
        register(town, door)
    assert (refusal.value.reason, refusal.value.field) == ("which_household", "household")
    register(town, door, household=tenants.id)
    assert Person.objects.get(name="练习来客").household == tenants


def test_a_household_of_another_door_is_refused(town, door, doors) -> None:
    other = home(doors[1], "练邻居")
    with pytest.raises(Refused) as refusal:
        register(town, door, household=other.id)
    assert refusal.value.field == "household"


def test_a_resident_is_recognised_by_his_name(town, door) -> None:
    home(door, "练户主")
    home(door, "练习来客", kind="tenant")
    register(town, door)
    assert (Person.objects.count(), Arrival.objects.get().entered) == (2, False)


def test_two_of_one_name_are_asked_about(town, door) -> None:
    home(door, "练习来客", "练习来客")
    with pytest.raises(Refused) as refusal:
        register(town, door)
    assert refusal.value.reason == "which_person"


def test_a_family_with_one_telephone_are_two_people(town, door) -> None:
    register(town, door)
    register(town, door, name="练习孩子")
    assert set(Person.objects.values_list("name", flat=True)) == {"练习来客", "练习孩子"}
    assert Household.objects.get().size == 2


def test_a_set_enters_each_once(town, door, django_assert_max_num_queries) -> None:
    told = {"dwelling": door.id, "origin": "武汉", "arrived_on": date(2020, 2, 9)}
    days: tuple[dict[str, object], ...] = (
        {},
        {"arrived_on": date(2020, 2, 1)},
        {"name": "练习孩子"},
    )
    records = [Incoming(ids.uuid7(), told | {"name": "练习来客"} | more) for more in days]
    with django_assert_max_num_queries(40):
        answers = submit(
            actor=town.users["worker"].actor(),
            command="screening.record_arrival",
            records=records,
        )
    assert answers.applied == Arrival.objects.count() == 3
    assert Person.objects.count() == Household.objects.get().size == 2


def test_annulling_takes_him_out_again(town, door) -> None:
    key = register(town, door).key
    take_back(town, key)
    person, made = Person.objects.get(), Household.objects.get()
    assert (person.left_why, made.size, made.closed_on) == ("mistake", 0, TODAY)
    assert Event.objects.filter(verb="people.person_added.annulled").count() == 1


def test_a_resident_stays_when_his_arrival_is_annulled(town, door) -> None:
    home(door, "练习来客")
    take_back(town, register(town, door).key)
    assert Person.objects.get().left_on is None


def test_he_stays_while_another_arrival_stands(town, door) -> None:
    first = register(town, door).key
    second = register(town, door, arrived_on=TODAY).key
    take_back(town, first)
    assert Person.objects.get().left_on is None
    take_back(town, second)
    assert Person.objects.get().left_on == TODAY


def test_he_stays_once_somebody_worked_on_him(town, door) -> None:
    key = register(town, door).key
    payload = {"person": Person.objects.get().id, "needs": ["alone"]}
    submit_one(actor=town.users["secretary"].actor(), command="people.set_needs", payload=payload)
    take_back(town, key)
    assert Person.objects.get().left_on is None


def test_the_page_asks_which_household(town, door) -> None:
    client, url = town.client("worker"), f"/screening/arrivals/new/{door.id}/"
    home(door, "练户主")
    assert "household" not in client.get(url).context["form"].fields
    home(door, "练租客", kind="tenant")
    asked = dict(client.get(url).context["form"].fields["household"].choices)
    assert len(asked) == 3
    assert not any("户主" in str(label) for label in asked.values())


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_him_at_once_enter_one(town, door) -> None:
    start = Barrier(2)

    def enter(phone: str) -> str:
        connection.ensure_connection()
        start.wait(timeout=10)
        try:
            return register(town, door, phone=phone).answer
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(enter, ["00000000001", "00000000002"]))
    assert answers == ["applied", "duplicate"]
    assert Person.objects.count() == Household.objects.get().size == 1
