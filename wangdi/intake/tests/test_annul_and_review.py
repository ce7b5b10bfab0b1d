import pytest

from wangdi.intake.annulling import annul
from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Event, Key, ReviewItem
from wangdi.intake.reviewing import dismiss, retake, retry_waiting
from wangdi.intake.submitting import submit, submit_one
from wangdi.intake.tests import conftest as cast
from wangdi.lib import ids


@pytest.fixture
def written(notes, anna):
    payload = {"community": 1, "words": "hello"}
    return submit_one(actor=anna, command="test.write_note", payload=payload).key


def test_annul_undoes_with_a_reason_and_keeps_the_trace(written, notes, anna):
    annul(actor=anna, keys=[written], reason="wrong door")
    assert notes() == []
    assert Key.objects.get(key=written).annulled_at
    event = Event.objects.get(verb="test.note_written.annulled")
    assert (event.subject, event.purpose, event.community_id) == (written, "wrong door", 1)


@pytest.mark.parametrize(("reason", "sentence"), [(" ", "reason"), ("too late", "too late")])
def test_annul_says_why_it_cannot(written, notes, anna, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        annul(actor=anna, keys=[written], reason=reason)
    assert notes() == ["hello"]


def test_annul_is_once_and_for_who_may(written, notes, anna, ben):
    with pytest.raises(Refused, match="may not"):
        annul(actor=ben, keys=[written], reason="x")
    annul(actor=anna, keys=[written], reason="x")
    with pytest.raises(Refused, match="already"):
        annul(actor=anna, keys=[written], reason="x")


def test_an_unknown_key_cannot_be_annulled(notes, anna):
    with pytest.raises(Refused, match="Nothing"):
        annul(actor=anna, keys=[ids.uuid7()], reason="x")


@pytest.fixture
def kept(notes, anna):
    incoming = Incoming(ids.uuid7(), {"community": 9, "words": "kept"})
    submit(actor=anna, command="test.write_note", records=[incoming])
    return ReviewItem.objects.get(key=incoming.key)


def test_a_kept_record_is_corrected_and_taken(kept, notes, anna):
    retake(kept.id, by=anna, changes={"community": 1})
    kept.refresh_from_db()
    assert (notes(), kept.decision, kept.decided_by) == (["kept"], "taken", 1)
    with pytest.raises(Refused, match="already"):
        retake(kept.id, by=anna, changes={"community": 1})


def test_a_correction_that_is_refused_leaves_the_record_waiting(kept, notes, anna):
    with pytest.raises(Refused):
        retake(kept.id, by=anna, changes={"community": 2})
    kept.refresh_from_db()
    assert kept.is_open()


def test_dismissing_takes_a_reason_and_keeps_the_content(notes, anna):
    incoming = Incoming(ids.uuid7(), {"community": 1, "words": "poison"})
    submit(actor=anna, command="test.write_note", records=[incoming])
    item = ReviewItem.objects.get(key=incoming.key)
    with pytest.raises(Refused, match="reason"):
        dismiss(item.id, by=anna, note="")
    dismiss(item.id, by=anna, note="sent twice")
    item.refresh_from_db()
    assert (item.decision, item.payload["words"]) == ("dismissed", "poison")


def test_what_waits_for_its_parent_is_taken_when_the_parent_comes(kept, notes, anna, monkeypatch):
    assert retry_waiting(by=anna) == 0
    monkeypatch.setattr(cast, "KNOWN_COMMUNITIES", (1, 9))
    monkeypatch.setattr(
        cast.Keeper, "allow", lambda self, actor, permission, stamps: [True] * len(stamps)
    )
    assert retry_waiting(by=anna) == 1
    assert notes() == ["kept"]
