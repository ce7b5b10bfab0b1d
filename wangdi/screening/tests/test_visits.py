"""What doors answered: coverage, duties, order of arrival, undo."""

from datetime import timedelta
from uuid import uuid4

import pytest

from wangdi.duties.models import Duty
from wangdi.duties.tests.town import NOON
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming
from wangdi.intake.models import Event
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.people.models import Dwelling
from wangdi.screening.models import DoorAnswer, DoorVisit

MINUTE = timedelta(minutes=1)


@pytest.fixture
def doors(town, canvass) -> list[Dwelling]:
    return list(Dwelling.objects.filter(grid_id=town.grids["one"].id).order_by("sort_key"))


def knock(town, canvass, *visits, who="worker"):
    """Hand in `(door, outcome, minutes before noon)`."""
    records = [
        Incoming(
            ids.uuid7(),
            {"round": canvass.id, "dwelling": getattr(door, "id", door), "outcome": outcome},
            NOON - before * MINUTE,
        )
        for door, outcome, before in visits
    ]
    actor = town.users[who].actor()
    return submit(actor=actor, command="screening.record_visit", records=records, channel="phone")


def test_answered_and_vacant_settle_the_door_and_silence_does_not(town, canvass, doors) -> None:
    answers = knock(
        town,
        canvass,
        (doors[0], "answered", 3),
        (doors[1], "vacant", 2),
        (doors[2], "no_answer", 1),
    )
    assert answers.applied == 3
    left = Duty.objects.unsettled().filter(grid_id=town.grids["one"].id)
    assert [duty.subject for duty in left] == [doors[2].id]
    settled = Duty.objects.get(subject=doors[0].id)
    assert settled.settled_at == NOON - 3 * MINUTE
    assert settled.evidence == answers.each[0].key
    assert Event.objects.filter(verb="screening.visited").count() == 3


@pytest.mark.parametrize("outcome", ["refused", "moved", "wrong_address", "no_answer"])
def test_a_door_that_is_not_done_is_due_again(town, canvass, doors, outcome) -> None:
    knock(town, canvass, (doors[0], outcome, 1))
    assert Duty.objects.unsettled().filter(subject=doors[0].id).exists()
    assert DoorAnswer.objects.get(dwelling=doors[0]).outcome == outcome


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("together", [True, False])
def test_the_door_answers_the_same_in_whatever_order_visits_arrive(
    town, canvass, doors, order, together
) -> None:
    visits = [(doors[0], "no_answer", 9), (doors[0], "answered", 6), (doors[0], "refused", 3)]
    sets = [[visits[n] for n in order]] if together else [[visits[n]] for n in order]
    for one in sets:
        knock(town, canvass, *one)
    answer = DoorAnswer.objects.get()
    assert (answer.outcome, answer.visits, answer.visited_at) == (
        "answered",
        3,
        NOON - 6 * MINUTE,
    )


def test_undoing_a_visit_brings_the_door_back(town, canvass, doors) -> None:
    before = knock(town, canvass, (doors[0], "no_answer", 9))
    done = knock(town, canvass, (doors[0], "answered", 3))
    worker = town.users["worker"].actor()
    annul(actor=worker, keys=[done.each[0].key], reason="wrong door")
    answer = DoorAnswer.objects.get()
    assert (answer.outcome, answer.visits, answer.visit) == ("no_answer", 1, before.each[0].key)
    assert Duty.objects.unsettled().filter(subject=doors[0].id).exists()
    annul(actor=worker, keys=[before.each[0].key], reason="wrong door too")
    assert not DoorAnswer.objects.exists()
    assert DoorVisit.objects.count() == 2


def test_undoing_one_of_two_visits_keeps_the_door_done(town, canvass, doors) -> None:
    knock(town, canvass, (doors[0], "answered", 9))
    second = knock(town, canvass, (doors[0], "vacant", 3))
    annul(actor=town.users["worker"].actor(), keys=[second.each[0].key], reason="wrong")
    assert DoorAnswer.objects.get().outcome == "answered"
    assert not Duty.objects.unsettled().filter(subject=doors[0].id).exists()


def test_the_next_grids_worker_changes_nothing(town, canvass, doors) -> None:
    answers = knock(town, canvass, (doors[0], "answered", 1), who="neighbour")
    assert [one.reason for one in answers.each] == ["not_allowed"]
    assert not DoorVisit.objects.exists()


def test_a_building_captain_knocks_in_his_building(town, canvass, doors) -> None:
    assert knock(town, canvass, (doors[0], "answered", 1), who="captain").applied == 1
    other = Dwelling.objects.filter(grid_id=town.grids["two"].id).first()
    assert knock(town, canvass, (other, "answered", 1), who="captain").review == 1


def test_a_door_nobody_knows_is_kept_and_stops_nothing(town, canvass, doors) -> None:
    answers = knock(town, canvass, (uuid4(), "answered", 2), (doors[0], "answered", 1))
    assert (answers.review, answers.applied) == (1, 1)


def test_a_visit_after_the_round_was_closed_is_kept_for_a_person(town, canvass, doors) -> None:
    canvass.close(at=NOON - 5 * MINUTE, by=None, reason="order")
    answers = knock(town, canvass, (doors[0], "answered", 9), (doors[1], "answered", 1))
    assert [one.answer for one in answers.each] == ["applied", "review"]
    assert answers.each[1].reason == "round_closed"


def test_a_batch_takes_few_statements(town, canvass, doors, django_assert_max_num_queries) -> None:
    knock(town, canvass, (doors[0], "no_answer", 9))
    visits = [(door, "answered", n) for n in range(3) for door in doors]
    with django_assert_max_num_queries(18):
        assert knock(town, canvass, *visits).applied == 9
