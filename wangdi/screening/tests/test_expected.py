"""Expected and arrived are one story; who does not show up is called."""

from datetime import date, timedelta

import pytest

from wangdi.access.scopes import standing
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.screening import expecting
from wangdi.screening.models import Arrival, Expected
from wangdi.screening.queries import expected as queries
from wangdi.screening.tests.returning import TODAY, TOMORROW, arrive, ask, declare


@pytest.fixture
def door(town, noon):
    return town.doors("one")[0]


def call(town, told, outcome, by="secretary", **more):
    payload = {"declaration": told.id, "outcome": outcome, **more}
    return ask("screening.record_call", payload, by=town.users[by])


@pytest.fixture
def missing(town, door, noon):
    """Declared for today; two days later nobody has seen him."""
    told = declare(town, arrives_on=TODAY)
    noon.move(timedelta(days=2))
    return told


def duty() -> Duty:
    return Duty.objects.get(kind=expecting.NO_SHOW)


def test_the_same_person_about_the_same_day_has_arrived(town, door) -> None:
    told = declare(town, arrives_on=TODAY)
    answer = arrive(town, door, arrived_on=TODAY)
    one = told.people.get()
    assert (one.closed_how, one.arrival_id) == ("arrived", answer.subject)
    told.refresh_from_db()
    assert told.dwelling_id == door.id


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "练习别人"},
        {"arrived_on": date(2020, 2, 6), "left_on": None},
    ],
)
def test_another_name_or_another_week_is_another_story(town, door, changes) -> None:
    told = declare(town, arrives_on=TODAY)
    arrive(town, door, **changes)
    assert told.people.get().closed_at is None


def test_of_two_of_one_name_the_telephone_tells(town, door) -> None:
    other = declare(town, arrives_on=TODAY, phone="00000000009")
    same = declare(town, arrives_on=TODAY)
    arrive(town, door)
    assert same.people.get().closed_how == "arrived"
    assert other.people.get().closed_at is None
    assert Expected.objects.waited_for().count() == 1


def test_where_nothing_tells_a_person_ties_them(town, door) -> None:
    told = [declare(town, arrives_on=TODAY, phone=f"0000000000{n}") for n in (7, 8)]
    arrive(town, door, phone="")
    assert Expected.objects.waited_for().count() == 2
    chosen = told[1].people.get()
    arrive(town, town.doors("two")[0], "neighbour", phone="", expected=str(chosen.id))
    chosen.refresh_from_db()
    assert chosen.closed_how == "arrived"


def test_who_declared_together_came_together(town, door) -> None:
    told = declare(town, arrives_on=TODAY, people=["练习来客", "练习同行"])
    for name in ("练习来客", "练习同行"):
        arrive(town, door, name=name, phone="", arrived_on=TODAY)
    assert set(Arrival.objects.values_list("party", flat=True)) == {told.id}


def test_an_annulled_arrival_is_waited_for_again(town, door) -> None:
    told = declare(town, arrives_on=TODAY)
    answer = arrive(town, door)
    annul(actor=town.users["worker"].actor(), keys=[answer.key], reason="wrong person")
    assert told.people.get().closed_at is None


def test_who_has_not_shown_up_is_called_once_a_day(town, missing) -> None:
    today = TODAY + timedelta(days=2)
    assert [expecting.plan_calls(today), expecting.plan_calls(today)] == [1, 0]
    assert (duty().subject, duty().role) == (missing.id, "community_secretary")
    assert "练习来客" not in duty().label
    call(town, missing, "unreachable")
    assert duty().is_settled()
    assert expecting.plan_calls(today + timedelta(days=1)) == 1


def test_nobody_is_called_before_his_day_or_for_ever(town, door, noon) -> None:
    declare(town, arrives_on=TODAY)
    assert expecting.plan_calls(TODAY) == 0
    assert expecting.plan_calls(TODAY + timedelta(days=7)) == 1
    assert expecting.plan_calls(TODAY + timedelta(days=8)) == 0


def test_arriving_late_takes_the_call_back(town, missing, door) -> None:
    expecting.plan_calls(TODAY + timedelta(days=2))
    arrive(town, door, arrived_on=TODAY + timedelta(days=2))
    assert duty().settlement == "withdrawn"


def test_a_call_puts_off_or_ends_the_waiting_and_can_be_taken_back(town, missing) -> None:
    expecting.plan_calls(TODAY + timedelta(days=2))
    later = TODAY + timedelta(days=5)
    first = call(town, missing, "delayed", now_due_on=later)
    assert missing.people.get().arrives_on == later
    annul(actor=town.users["secretary"].actor(), keys=[first.key], reason="misheard")
    assert missing.people.get().arrives_on == TODAY
    assert not duty().is_settled()
    last = call(town, missing, "not_coming")
    assert missing.people.get().closed_how == "not_coming"
    annul(actor=town.users["secretary"].actor(), keys=[last.key], reason="misheard")
    assert missing.people.get().closed_at is None


def test_a_delay_without_a_day_is_refused(town, missing) -> None:
    with pytest.raises(Refused):
        call(town, missing, "delayed")


def test_the_secretary_next_door_hears_nothing(town, missing) -> None:
    with pytest.raises(Refused):
        call(town, missing, "not_coming", by="other_secretary")
    assert missing.people.get().closed_at is None


def test_the_door_moves_it_into_the_grid(town, door) -> None:
    told = declare(town)
    payload = {"declaration": told.id, "dwelling": door.id}
    ask("screening.place_declaration", payload, by=town.users["secretary"])
    assert told.people.get().grid_id == town.grids["one"].id
    far = town.doors("far")[0]
    payload = {"declaration": told.id, "dwelling": far.id}
    with pytest.raises(Refused):
        ask("screening.place_declaration", payload, by=town.users["secretary"])
    ask("screening.place_declaration", payload, by=town.users["desk"])
    assert told.people.get().community_id == town.there.id


def test_days_and_states_are_counted(town, door) -> None:
    declare(town, arrives_on=TODAY)
    declare(town, arrives_on=TOMORROW, people=["练习一", "练习二"])
    arrive(town, door, arrived_on=TODAY)
    scope = standing(town.users["secretary"]).scope("screening.view_expected")
    counts = queries.counts(scope, TODAY)
    assert (counts["today"], counts["waiting"], counts["arrived"]) == (1, 2, 1)
    days = {one.day: (one.expected, one.arrived) for one in queries.by_day(scope, TODAY, TOMORROW)}
    assert days == {TODAY: (1, 1), TOMORROW: (2, 0)}
