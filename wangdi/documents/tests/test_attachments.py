"""A file kept sealed, claimed by one record, deleted with a reason."""

from datetime import timedelta

import pytest
from django.db import connection

from wangdi.documents import attachments
from wangdi.documents.models import Attachment
from wangdi.documents.tests.pictures import PNG, SECRET, telling_jpeg
from wangdi.documents.uploading import UploadField
from wangdi.duties.tests.conftest import noon, town
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.intake.models import Event
from wangdi.intake.stamps import Stamp
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids

__all__ = ["noon", "town"]
BY = Actor(7, "w")
KEY = ids.uuid7()


def keep(content: bytes = PNG, **changes) -> Attachment:
    return attachments.keep(content, **{"name": "车票.png", "by": BY, "key": KEY, **changes})


def test_it_lies_sealed_and_comes_back_clean(db) -> None:
    kept = keep(telling_jpeg())
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, name FROM documents_attachment")
        content, name = map(bytes, cursor.fetchone())
    assert b"JFIF" not in content
    assert "车票".encode() not in name
    found = Attachment.objects.get(id=kept.id)
    assert (found.name, found.media_type, found.size) == ("车票.png", "image/jpeg", kept.size)
    assert SECRET not in found.content


def test_a_second_click_is_the_same_file(db) -> None:
    assert keep().id == keep().id
    assert keep(key=ids.uuid7()).id != keep().id
    assert Attachment.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", attachments.EMPTY),
        (b"<html>", attachments.OTHER_KIND),
        (PNG[:40], attachments.BROKEN),
        (PNG + b"x" * attachments.LARGEST, attachments.TOO_LARGE),
    ],
)
def test_what_is_not_kept_is_said(content, sentence) -> None:
    with pytest.raises(attachments.AttachmentRefused) as refusal:
        keep(content)
    assert refusal.value.sentence == str(sentence)


def test_only_who_kept_it_claims_it_and_only_once(db) -> None:
    kept, owner = keep(), ids.uuid7()
    claims = [(kept.id, owner, Stamp(1, 2, 3))]
    assert attachments.claimable([kept.id], by=Actor(8, "x")) == set()
    assert attachments.claim(claims, kind="lead", by=Actor(8, "x")) == 0
    assert attachments.claimable([kept.id], by=BY) == {kept.id}
    assert attachments.claim(claims, kind="lead", by=BY) == 1
    assert attachments.claim([(kept.id, ids.uuid7(), Stamp())], kind="lead", by=BY) == 0
    [found] = attachments.of([owner])[owner]
    assert (found.id, found.stamp) == (kept.id, Stamp(1, 2, 3))


def test_what_nobody_claims_goes_after_a_day(db) -> None:
    kept, claimed = keep(), keep(key=ids.uuid7())
    attachments.claim([(claimed.id, ids.uuid7(), Stamp())], kind="lead", by=BY)
    assert attachments.sweep(clock.now() + timedelta(hours=23)) == 0
    assert attachments.sweep(clock.now() + timedelta(hours=25)) == 1
    assert not Attachment.objects.filter(id=kept.id).exists()


def test_deleting_leaves_the_trace(town, noon) -> None:
    worker, secretary = (town.users[who].actor() for who in ("worker", "secretary"))
    kept = keep(by=worker)
    stamp = Stamp(town.here.id, town.grids["one"].id)
    attachments.claim([(kept.id, ids.uuid7(), stamp)], kind="lead", by=worker)
    asked = {"attachment": kept.id, "reason": "another person's ticket"}
    command = "documents.delete_attachment"
    with pytest.raises(Refused):
        submit_one(actor=worker, command=command, payload=asked)
    submit_one(actor=secretary, command=command, payload=asked)
    gone = Attachment.objects.get()
    assert (gone.content, gone.name, gone.deleted_by) == (None, None, secretary.id)
    assert bytes(gone.digest) == bytes(kept.digest)
    assert Event.objects.get(verb="documents.attachment_deleted").purpose == asked["reason"]
    with pytest.raises(Refused):
        submit_one(actor=secretary, command=command, payload=asked)


def test_it_is_served_never_run(db) -> None:
    answer = attachments.answer(keep())
    assert answer.content == PNG
    assert answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"]
    letter = attachments.answer(keep(b"%PDF-1.7 x"))
    assert letter["Content-Disposition"].startswith("attachment")


def test_the_field_of_a_form_says_it_at_once() -> None:
    from_form = UploadField(required=False)
    assert from_form.clean(None) is None
