import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wangdi.intake.approving import approve, approve_many, decline
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Approval, Event
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids

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


def prepare(actor, *words):
    """Grave notes that wait for a second person, in the order of `words`."""
    records = [Incoming(ids.uuid7(), {"community": 1, "words": one}) for one in words]
    submit(actor=actor, command=GRAVE, records=records)
    return [Approval.objects.get(key=record.key).id for record in records]


def test_many_go_through_together_and_one_that_cannot_stops_no_other(notes, anna, ben):
    done, *others = prepare(anna, "done", "first", "poison", "last")
    assert approve_many([done], by=anna)[done].reason == "same_person"
    decline(done, by=ben, note="not needed")
    answers = approve_many([done, *others], by=ben)
    said = [answers[one].reason if answers[one] else None for one in (done, *others)]
    assert said == ["decided", None, "impossible", None]
    assert sorted(notes()) == ["first", "last"]
    rows = Approval.objects.filter(decided_by=ben.id, decision="approved")
    assert set(rows.values_list("id", flat=True)) == {others[0], others[2]}
    events = Event.objects.filter(verb="test.grave_note_written")
    assert {(one.actor, one.approver) for one in events} == {(anna.id, ben.id)}
    assert approve_many(others, by=ben)[others[0]].reason == "decided"


def test_many_cost_no_more_questions_than_few(notes, anna, ben):
    with CaptureQueriesContext(connection) as few:
        approve_many(prepare(anna, *"ab"), by=ben)
    with CaptureQueriesContext(connection) as many:
        approve_many(prepare(anna, *map(str, range(40))), by=ben)
    extra = 38  # one look-up of each, by the test itself
    assert len(many) == len(few) + extra
