import pytest
from django.db import ProgrammingError, connection, transaction

from wangdi.intake.commands import Incoming, Refused
from wangdi.intake.models import Batch, Event, Fact, Key, ReviewItem
from wangdi.intake.submitting import submit, submit_one
from wangdi.lib import ids


def note(words="hello", community=1, key=None):
    return Incoming(key or ids.uuid7(), {"community": community, "words": words})


def send(actor, *records, command="test.write_note"):
    answers = submit(actor=actor, command=command, records=records, channel="phone")
    assert answers.received == answers.applied + answers.duplicate + answers.review == len(records)
    return answers


def reasons(answers):
    return [one.reason or one.answer for one in answers.each]


def test_a_record_is_applied_with_its_key_event_and_fact(notes, anna):
    one = note()
    assert reasons(send(anna, one)) == ["applied"]
    assert notes() == ["hello"]
    assert Key.objects.get(key=one.key).command == "test.write_note"
    event = Event.objects.get(subject=one.key)
    assert (event.verb, event.actor, event.community_id) == ("test.note_written", 1, 1)
    assert Fact.objects.get(subject=one.key).kind == "test.noted"
    assert Batch.objects.get().received == 1


def test_the_same_again_is_a_duplicate_and_a_success(notes, anna):
    one = note()
    send(anna, one)
    assert reasons(send(anna, one)) == ["duplicate"]
    assert notes() == ["hello"]
    assert Event.objects.filter(subject=one.key).count() == 1


def test_the_same_twice_in_one_batch_is_one_record(notes, anna):
    one = note()
    assert reasons(send(anna, one, one)) == ["applied", "duplicate"]


def test_other_content_under_a_known_key_is_kept_not_written(notes, anna):
    first = note("first")
    send(anna, first)
    assert reasons(send(anna, note("second", key=first.key))) == ["other_content"]
    assert notes() == ["first"]
    kept = ReviewItem.objects.get(key=first.key)
    assert kept.payload["words"] == "second"
    assert Key.objects.get(key=first.key).answer == Key.Answer.APPLIED


def test_a_poison_record_stops_nothing_but_itself(notes, anna):
    batch = [note(f"n{n:03}") for n in range(40)]
    batch[17] = note("poison")
    answers = send(anna, *batch)
    assert answers.applied == 39
    assert answers.each[17].reason == "impossible"
    assert len(notes()) == 39
    assert Fact.objects.filter(kind="test.noted").count() == 39


def test_what_has_no_form_or_no_parent_or_no_permission_is_kept_with_its_reason(notes, anna):
    answers = send(
        anna,
        Incoming(ids.uuid7(), {"community": "many"}),
        note(community=9),
        note(community=2),
        note("good"),
    )
    assert reasons(answers) == ["impossible", "unknown_parent", "not_allowed", "applied"]
    kept = {item.reason: item.community_id for item in ReviewItem.objects.all()}
    assert kept == {"impossible": None, "unknown_parent": None, "not_allowed": 2}
    assert all(item.sentence for item in ReviewItem.objects.all())


def test_a_record_kept_for_review_is_a_duplicate_when_sent_again(notes, anna):
    bad = Incoming(ids.uuid7(), {"community": "many"})
    send(anna, bad)
    assert reasons(send(anna, bad)) == ["duplicate"]
    assert ReviewItem.objects.count() == 1


def test_somebody_at_a_page_gets_the_sentence_and_nothing_is_left(notes, anna):
    with pytest.raises(Refused, match="not known"):
        submit_one(actor=anna, command="test.write_note", payload={"community": 9, "words": "x"})
    assert not Key.objects.exists()
    assert not ReviewItem.objects.exists()
    assert not Batch.objects.exists()


def test_the_payload_kept_for_review_is_sealed_in_the_database(notes, anna):
    send(anna, note("very-private", community=9))
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text FROM intake_reviewitem")
        assert "very-private" not in cursor.fetchone()[0]


@pytest.mark.parametrize("table", ["intake_event", "intake_fact"])
def test_the_runtime_role_may_not_rewrite_history(notes, anna, table):
    send(anna, note())
    for change in (f"UPDATE {table} SET subject_kind = 'x'", f"DELETE FROM {table}"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


def test_the_runtime_role_owns_nothing(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False)


@pytest.mark.django_db(transaction=True)
def test_the_scope_ends_with_its_transaction(notes, anna):
    send(anna, note())
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('wangdi.communities', true)")
        assert not cursor.fetchone()[0]
