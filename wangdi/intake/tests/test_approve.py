import pytest

from wangdi.intake.approving import approve, decline
from wangdi.intake.commands import Refused
from wangdi.intake.models import Approval, Event
from wangdi.intake.submitting import submit_one

GRAVE = "test.write_grave_note"


@pytest.fixture
def prepared(notes, anna):
    answer = submit_one(actor=anna, command=GRAVE, payload={"community": 1, "words": "grave"})
    assert (answer.answer, answer.reason) == ("review", "second_person")
    return Approval.objects.get(key=answer.key)


def test_nothing_happens_before_the_second_person_agrees(prepared, notes):
    assert notes() == []
    assert Event.objects.get().verb == "test.grave_note_written.prepared"


def test_another_person_agrees_and_both_are_named(prepared, notes, ben):
    approve(prepared.id, by=ben)
    assert notes() == ["grave"]
    event = Event.objects.get(verb="test.grave_note_written")
    assert (event.actor, event.approver) == (1, 2)


def test_nobody_agrees_with_himself(prepared, notes, anna):
    with pytest.raises(Refused, match="another person"):
        approve(prepared.id, by=anna)
    assert notes() == []


def test_two_agreements_make_one_change(prepared, notes, ben):
    approve(prepared.id, by=ben)
    with pytest.raises(Refused, match="already decided"):
        approve(prepared.id, by=ben)
    assert Event.objects.filter(verb="test.grave_note_written").count() == 1


def test_declining_takes_a_reason_and_changes_nothing(prepared, notes, ben):
    with pytest.raises(Refused, match="reason"):
        decline(prepared.id, by=ben, note=" ")
    decline(prepared.id, by=ben, note="not needed")
    prepared.refresh_from_db()
    assert (prepared.decision, prepared.note, notes()) == ("declined", "not needed", [])
