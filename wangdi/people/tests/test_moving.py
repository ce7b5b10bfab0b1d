"""A person and a whole household move, come back, are born; both files show it, all taken back."""

from datetime import date, timedelta

import pytest

from wangdi.access.scopes import standing
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.people import timeline
from wangdi.people.models import Dwelling, Household, Passage, Person
from wangdi.people.tests.conftest import SYSTEM, everything, register

pytestmark = pytest.mark.django_db


@pytest.fixture
def mover(household) -> Person:
    return Person.objects.get()


@pytest.fixture
def target(corner) -> Household:
    key = register(corner.next_building, "101", members=[{"name": "户主乙", "relation": "head"}])
    return Household.objects.get(id=key)


def ask(command, *, by=SYSTEM, **payload):
    return submit_one(actor=by, command=command, payload=payload)


def test_a_person_moves_and_both_households_are_counted(mover, target):
    on = clock.today() - timedelta(days=3)
    ask("people.move_person", person=mover.id, household=target.id, on=on, relation="parent")
    after = Person.objects.get(id=mover.id)
    assert (after.household_id, after.stamp) == (target.id, target.stamp)
    assert (after.relation, after.entered_on) == ("parent", on)
    sizes = dict(Household.objects.values_list("id", "size"))
    assert sizes == {mover.household_id: 0, target.id: 2}
    assert Household.objects.get(id=mover.household_id).closed_on == clock.today()


def test_the_rooms_above_are_told_of_old_and_new_place(mover, target):
    ask("people.move_person", person=mover.id, household=target.id)
    fact = Fact.objects.get(kind="people.person_moved")
    assert (fact.subject, fact.stamp) == (mover.id, target.stamp)
    assert fact.detail["from_stamp"] == list(mover.stamp)
    assert fact.detail["household"] == str(target.id)


def test_a_move_is_taken_back_exactly(mover, target):
    before = everything()
    answer = ask("people.move_person", person=mover.id, household=target.id)
    assert everything() != before
    annul(actor=SYSTEM, keys=[answer.key], reason="the wrong man")
    assert everything() == before
    last = Fact.objects.filter(kind="people.person_moved").latest("id")
    assert last.stamp == mover.stamp


def test_what_was_moved_again_is_taken_back_from_the_last(corner, mover, target):
    first = ask("people.move_person", person=mover.id, household=target.id)
    door = {"building": corner.building, "room": "9"}
    second = ask("people.move_person", person=mover.id, door=door)
    with pytest.raises(Refused) as refusal:
        annul(actor=SYSTEM, keys=[first.key], reason="oops")
    assert refusal.value.reason == "later"
    annul(actor=SYSTEM, keys=[second.key], reason="oops")
    annul(actor=SYSTEM, keys=[first.key], reason="oops")
    assert Person.objects.get(id=mover.id).household_id == mover.household_id


def test_a_person_moves_behind_a_door_where_a_household_is_opened(corner, mover):
    door = {"building": corner.next_building, "unit": "1单元", "room": "808室"}
    answer = ask("people.move_person", person=mover.id, door=door, kind="tenant")
    home = Person.objects.get().household
    assert (home.address, home.kind, home.size) == ("东院10号楼1单元808室", "tenant", 1)
    annul(actor=SYSTEM, keys=[answer.key], reason="not he")
    home.refresh_from_db()
    assert (home.size, home.closed_on) == (0, clock.today())


def test_both_files_tell_of_the_move(corner, mover, target):
    desk = corner.user("duty_desk")
    ask("people.move_person", person=mover.id, household=target.id)
    old, new = (
        " ".join(f"{entry.label} {entry.text}" for entry in timeline.of(home, standing(desk)))
        for home in (mover.household, target)
    )
    assert "户主甲" in old
    assert target.address in old
    assert mover.household.address in new


def test_the_old_file_names_no_address_outside_ones_places(corner, worker, mover, target):
    ask("people.move_person", person=mover.id, household=target.id)
    told = " ".join(str(entry.text) for entry in timeline.of(mover.household, standing(worker)))
    assert "第二网格" in told
    assert target.address not in told


def test_nobody_is_moved_where_one_may_not_register(worker, mover, target):
    with pytest.raises(Refused) as refusal:
        ask("people.move_person", by=worker.actor(), person=mover.id, household=target.id)
    assert refusal.value.reason == "not_your_place"
    assert not Passage.objects.exists()


def test_a_household_moves_with_all_its_people(corner, household):
    before = everything()
    door = {"building": corner.next_building, "unit": "3", "room": "303"}
    answer = ask("people.move_household", household=household, **door)
    home = Household.objects.get()
    assert home.address == "东院10号楼3单元303室"
    assert home.grid_id == Person.objects.get().grid_id == corner.next_grid
    fact = Fact.objects.get(kind="people.household_moved")
    assert fact.detail["from_stamp"][1] == corner.grid
    annul(actor=SYSTEM, keys=[answer.key], reason="stayed after all")
    assert everything() == before
    assert Dwelling.objects.count() == 2


def test_who_left_comes_back(mover):
    ask("people.record_departure", person=mover.id, on=date(2020, 1, 5))
    answer = ask("people.return_person", person=mover.id, household=mover.household_id)
    home = Household.objects.get()
    assert (home.size, home.closed_on, Person.objects.get().left_on) == (1, None, None)
    annul(actor=SYSTEM, keys=[answer.key], reason="another of this name")
    after = Person.objects.get()
    assert (after.left_on, after.left_why) == (date(2020, 1, 5), "moved")


def test_a_birth_ends_the_pregnancy_and_both_come_back(household, mover):
    ask("people.set_needs", person=mover.id, needs=["pregnant", "chronic"])
    answer = ask("people.record_birth", household=household, sex="f", mother=mover.id)
    home = Household.objects.get()
    assert (home.size, home.marks) == (2, ["chronic", "infant"])
    annul(actor=SYSTEM, keys=[answer.key], reason="in another home")
    home.refresh_from_db()
    assert (home.size, home.marks) == (1, ["chronic", "pregnant"])


def test_a_mother_lives_in_the_house(household, target):
    other = Person.objects.get(household=target)
    with pytest.raises(Refused) as refusal:
        ask("people.record_birth", household=household, mother=other.id)
    assert refusal.value.field == "mother"
