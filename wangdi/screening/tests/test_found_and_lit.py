"""Doors that nobody knew, and light behind doors that were thought empty."""

from datetime import timedelta

import pytest

from wangdi.duties.models import Duty
from wangdi.duties.tests.town import NOON
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.people.models import Dwelling, Household
from wangdi.screening import actions
from wangdi.screening.models import DoorAnswer, FoundDoor, LitCount
from wangdi.screening.tests.test_rounds import ask
from wangdi.screening.tests.test_visits import knock


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


def find(town, canvass, who="worker", building="one", **more):
    asked = {
        "round": canvass.id,
        "building": town.buildings[building].id,
        "unit": "1",
        "room": "901",
    }
    return ask(town, who, "screening.find_door", **asked | more)


def test_a_found_door_is_laid_with_its_household_and_counts_from_then_on(town, canvass) -> None:
    answer = find(town, canvass)
    door = Dwelling.objects.get(id=answer.subject)
    assert actions.doors_of(canvass).count() == 10
    assert Household.objects.get(dwelling=door).stamp == door.stamp
    duty = Duty.objects.get(subject=door.id)
    assert (duty.slot, duty.grid_id) == (str(canvass.id), town.grids["one"].id)
    assert FoundDoor.objects.get().household is not None


def test_an_empty_door_has_no_household_and_a_known_one_is_only_known(town, canvass, doors) -> None:
    find(town, canvass, use="vacant")
    assert not Household.objects.exists()
    again = find(town, canvass, room="901室")
    assert again.answer == "duplicate"
    assert find(town, canvass, room="101").answer == "duplicate"
    assert (FoundDoor.objects.count(), Dwelling.objects.count()) == (1, 10)


def test_a_door_found_by_mistake_leaves_again_while_nothing_stands_on_it(town, canvass) -> None:
    answer = find(town, canvass)
    worker = town.users["worker"].actor()
    annul(actor=worker, keys=[answer.key], reason="no such door")
    assert Dwelling.objects.count() == 9
    assert not Household.objects.exists()
    second = find(town, canvass)
    knock(town, canvass, (second.subject, "answered", 0))
    with pytest.raises(Refused):
        annul(actor=worker, keys=[second.key], reason="no such door")


def test_a_worker_finds_no_door_in_the_next_grid(town, canvass) -> None:
    with pytest.raises(Refused):
        find(town, canvass, building="two")


def count(town, canvass, lit, *lit_doors, who="worker"):
    return ask(
        town,
        who,
        "screening.count_lit",
        round=canvass.id,
        building=town.buildings["one"].id,
        lit=lit,
        doors=[door.id for door in lit_doors],
    )


def outcome_of(door):
    return DoorAnswer.objects.get(dwelling=door).outcome


def is_due(door):
    return Duty.objects.unsettled().filter(subject=door.id).exists()


def test_light_behind_an_empty_door_makes_it_due_again(town, canvass, doors) -> None:
    knock(town, canvass, (doors[0], "vacant", 9), (doors[1], "answered", 8))
    counted = count(town, canvass, 2, doors[0], doors[1])
    assert (outcome_of(doors[0]), is_due(doors[0])) == ("lit", True)
    assert (outcome_of(doors[1]), is_due(doors[1])) == ("answered", False)
    annul(actor=town.users["worker"].actor(), keys=[counted.key], reason="wrong building")
    assert (outcome_of(doors[0]), is_due(doors[0])) == ("vacant", False)
    assert LitCount.objects.get().annulled_at


def test_somebody_answers_after_the_light_and_the_door_is_done(town, canvass, doors, noon) -> None:
    knock(town, canvass, (doors[0], "vacant", 9))
    count(town, canvass, 1, doors[0])
    noon.move(timedelta(minutes=9))
    knock(town, canvass, (doors[0], "answered", -8))
    assert (outcome_of(doors[0]), is_due(doors[0])) == ("answered", False)


def test_a_vacancy_from_before_that_arrives_late_does_not_put_out_the_light(
    town, canvass, doors
) -> None:
    knock(town, canvass, (doors[0], "no_answer", 9))
    count(town, canvass, 1, doors[0])
    knock(town, canvass, (doors[0], "vacant", 20))
    assert (outcome_of(doors[0]), is_due(doors[0])) == ("lit", True)


def test_doors_that_a_count_makes_doubtful_are_asked_for_again(town, canvass, doors) -> None:
    knock(town, canvass, (doors[0], "vacant", 9), (doors[1], "vacant", 8))
    counted = count(town, canvass, 1)
    elsewhere = Dwelling.objects.filter(grid_id=town.grids["two"].id).first()
    doubted = ask(
        town,
        "worker",
        "screening.doubt_doors",
        count=counted.subject,
        doors=[doors[0].id, elsewhere.id],
    )
    assert [outcome_of(door) for door in doors[:2]] == ["lit", "vacant"]
    annul(actor=town.users["worker"].actor(), keys=[doubted.key], reason="it was the stairs")
    assert outcome_of(doors[0]) == "vacant"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_when_a_door_was_first_done_does_not_depend_on_the_order(town, canvass, doors, order):
    visits = [("no_answer", 9), ("vacant", 6), ("answered", 3)]
    for number in order:
        outcome, before = visits[number]
        knock(town, canvass, (doors[0], outcome, before))
    answer = DoorAnswer.objects.get()
    assert answer.done_at == NOON - timedelta(minutes=6)
    assert answer.outcome == "answered"


def test_a_set_of_counts_takes_few_statements(
    town, canvass, doors, django_assert_max_num_queries
) -> None:
    building = town.buildings["one"].id
    records = [
        Incoming(
            ids.uuid7(), {"round": canvass.id, "building": building, "unit": "1", "room": str(n)}
        )
        for n in range(400, 460)
    ]
    with django_assert_max_num_queries(40):
        answers = submit(
            actor=town.users["worker"].actor(), command="screening.find_door", records=records
        )
    assert answers.applied == 60
