"""Two signatures: two different people, each his own; the slip as a paper."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wangdi.documents import actions as documents
from wangdi.duties.models import Duty
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.transfer import rules
from wangdi.transfer.models import Handover, Movement, Slip


def test_one_person_cannot_sign_for_both(road):
    people = road.screened(1)
    user = road.town.users["driver"]
    same = road.sign("driver", people, other_name=user.name)
    assert same.each[0].reason == "two_people"
    again = road.sign("driver", people, other_name="", drawing="", other_user=user.id)
    assert again.review == 1
    assert road.states() == [rules.SCREENED]


def test_the_database_holds_two_names(road):
    road.handed(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slip.objects.update(taker_name="练习driver")


def test_without_a_second_signature_nobody_moves(road):
    people = road.screened(2)
    answers = road.sign("driver", people, drawing="")
    assert answers.review == 2
    assert set(road.states()) == {rules.SCREENED}


def test_the_other_side_confirms_at_his_own_sign_in(road):
    people = road.screened(2)
    slip, secretary = uuid4(), road.town.users["secretary"]
    waiting = {"slip": slip, "other_name": "", "drawing": "", "other_user": secretary.id}
    assert road.sign("driver", people, **waiting).applied == 2
    assert set(road.states()) == {rules.SCREENED}
    assert Duty.objects.unsettled().get(kind="transfer.sign").holder_id == secretary.id
    with pytest.raises(Refused):
        road.send("desk", "countersign", slip=slip)
    again = road.sign("driver", people)
    assert {one.reason for one in again.each} == {"signed"}
    road.send("secretary", "countersign", slip=slip)
    assert set(road.states()) == {rules.HANDED}
    done = Slip.objects.get(id=slip)
    assert (done.giver_how, done.taker_how) == ("signed_in", "signed_in")
    assert done.document_id
    assert not Duty.objects.unsettled().filter(kind="transfer.sign").exists()


def test_the_slip_is_a_paper_with_both_signatures(road):
    road.handed(3)
    slip = Slip.objects.get()
    data = slip.document.data
    assert (data["from"], data["to"], data["count"]) == ("高速出口甲", "这边社区", 3)
    assert [one["name"] for one in data["people"]] == ["练甲壹", "练乙壹", "练丙壹"]
    assert data["gives"]["name"] == "练习driver"
    assert "M10 10 L100 120" in data["takes"]["signature"]
    assert data["time"] == "2020年2月10日 12:00"
    assert slip.document
    assert documents.pdf(slip.document).startswith(b"%PDF")


def test_a_drawing_is_digits_and_two_letters(road):
    people = road.screened(1)
    answers = road.sign("driver", people, drawing='M1 1"/><script>')
    assert answers.each[0].reason == "impossible"


def test_a_slip_is_for_one_community(road):
    here = road.screened(1)
    there = road.screened(1, dwelling=None, community=road.town.there.id, phone="")
    answers = road.sign("driver", [*here, *there])
    assert [one.answer for one in answers.each] == ["applied", "review"]


def test_received_only_at_a_door_of_the_community(road):
    people = road.riding(1)
    Handover.objects.update(dwelling=None)
    assert road.receive(people).each[0].reason == "no_door"
    far = road.town.doors("far")[0]
    assert road.receive(people, dwelling=far.id).each[0].reason == "no_door"
    assert road.receive(people, dwelling=road.doors[2].id).applied == 1
    one = Handover.objects.get()
    assert (one.dwelling_id, one.grid_id) == (road.doors[2].id, road.doors[2].grid_id)


def test_a_handover_is_taken_back_with_its_paper(road):
    people = road.handed(2)
    keys = list(Movement.objects.filter(act="hand_over").values_list("id", flat=True))
    annul(actor=road.town.users["driver"].actor(), keys=keys, reason="签错人")
    assert set(road.states()) == {rules.SCREENED}
    slip = Slip.objects.get()
    assert slip.annulled_at
    assert slip.document.withdrawn_at
    assert road.sign("driver", people).applied == 2


def test_a_day_is_the_day_of_arrival(road):
    [person] = road.arrived(1)
    assert Handover.objects.get(id=person).day == date(2020, 2, 10)
