from datetime import date

import pytest

from wangdi.access.receivers import follow_the_ground
from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event, Fact
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids
from wangdi.lib.identifiers import practice_id
from wangdi.people.models import Departure, Dwelling, Household, Person
from wangdi.people.tests.conftest import SYSTEM, register
from wangdi.territory.models import Place

pytestmark = pytest.mark.django_db
NUMBER = practice_id(date(1950, 1, 2), 1)


def test_door_household_and_members_are_entered_together(corner):
    key = register(
        corner.building,
        members=[
            {"name": "户主甲", "relation": "head", "id_number": NUMBER, "phone": "00000000001"},
            {"name": "单雄", "needs": ["alone", "chronic", "alone"]},
        ],
    )
    household = Household.objects.get(id=key)
    assert (household.size, household.address) == (2, "东院3号楼2单元501室")
    assert household.stamp == (corner.near, corner.grid, corner.building)
    head, other = Person.objects.order_by("id")
    assert (head.id_number, head.phone) == (NUMBER, "00000000001")
    assert head.birth_date == date(1950, 1, 2)
    assert (other.initials, other.needs) == ("sx", ["alone", "chronic"])
    assert Person.objects.filter(id_index=NUMBER).get() == head
    assert Event.objects.filter(verb="people.household_registered", subject=key).count() == 1
    assert Fact.objects.get(kind="people.household_registered").grid_id == corner.grid


def test_the_same_door_written_otherwise_is_the_same_door(corner):
    register(corner.building, "501")
    register(corner.building, "501室")
    assert Dwelling.objects.count() == 1
    assert Household.objects.count() == 2


def test_walking_order_counts_rooms_as_numbers(corner):
    for room in ("1001", "501", "1502"):
        register(corner.building, room)
    register(corner.next_building, "101")
    rooms = [dwelling.room for dwelling in Dwelling.objects.in_walking_order()]
    assert rooms == ["501", "1001", "1502", "101"]


def test_one_person_is_not_entered_twice(corner):
    member = {"name": "户主甲", "id_number": NUMBER}
    register(corner.building, members=[member])
    with pytest.raises(Refused) as refusal:
        register(corner.building, "502", members=[member])
    assert refusal.value.reason == "known_person"


def test_of_a_batch_only_the_second_of_two_alike_waits(corner):
    payload = {"building": corner.building, "room": "1"}
    members = [{"name": "户主甲", "id_number": NUMBER}]
    answers = submit(
        actor=SYSTEM,
        command="people.register_household",
        records=[
            Incoming(ids.uuid7(), {**payload, "room": room, "members": members})
            for room in ("1", "2")
        ],
    )
    assert (answers.received, answers.applied, answers.review) == (2, 1, 1)


@pytest.mark.parametrize(
    ("member", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "户主甲", "phone": "12"}, "phone"),
        ({"name": "户主甲", "id_number": "12345"}, "id_number"),
        ({"name": "户主甲", "birth_date": "2999-01-01"}, "birth_date"),
    ],
)
def test_impossible_values_are_told_in_a_sentence(corner, member, field):
    with pytest.raises(Refused) as refusal:
        register(corner.building, members=[member])
    assert field in refusal.value.field
    assert "“" not in refusal.value.sentence
    assert not Household.objects.exists()


def test_an_unknown_building_is_refused(corner):
    with pytest.raises(Refused) as refusal:
        register(987654)
    assert refusal.value.reason == "unknown_parent"


def test_a_worker_registers_in_his_grid_only(corner, worker):
    register(corner.building, by=worker.actor())
    with pytest.raises(Refused) as refusal:
        register(corner.next_building, by=worker.actor())
    assert refusal.value.reason == "not_allowed"


def test_registering_is_undone_with_its_people(corner):
    key = register(corner.building)
    annul(actor=SYSTEM, keys=[key], reason="wrong door")
    assert not Household.objects.open().exists()
    assert Person.objects.get().left_why == Departure.MISTAKE


def test_the_registering_of_many_takes_few_statements(corner, django_assert_max_num_queries):
    records = [
        Incoming(
            ids.uuid7(),
            {"building": corner.building, "room": str(n), "members": [{"name": "住户"}]},
        )
        for n in range(300)
    ]
    with django_assert_max_num_queries(40):
        answers = submit(actor=SYSTEM, command="people.register_household", records=records)
    assert answers.applied == 300


def test_a_person_comes_and_the_household_is_counted(household):
    payload = {"household": str(household), "name": "新来的人"}
    answer = submit_one(actor=SYSTEM, command="people.add_person", payload=payload)
    assert Household.objects.get().size == 2
    annul(actor=SYSTEM, keys=[answer.key], reason="not here")
    assert Household.objects.get().size == 1


def test_people_get_the_stamp_of_a_redrawn_grid(corner, household):
    from_here = {"code": "9", "name": "新网格", "community": corner.near}
    submit_one(
        actor=system("x"),
        command="territory.draw_grids",
        payload={**from_here, "buildings": [corner.building]},
    )
    follow_the_ground(list(Fact.objects.filter(kind="territory.grid_drawn")))
    grid = Place.objects.get(id=corner.building).grid_id
    for model in (Dwelling, Household, Person):
        assert model.objects.get().grid_id == grid
