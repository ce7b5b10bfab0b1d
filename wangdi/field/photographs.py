"""Pictures come in pieces, apart from their record, and find it whichever came first."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from wangdi.documents import attachments
from wangdi.documents.attachments import AttachmentRefused
from wangdi.field.models import Photograph, SignIn
from wangdi.intake.actors import Actor
from wangdi.intake.models import Event, Key
from wangdi.intake.registry import command as known_command
from wangdi.intake.stamps import Stamp
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock

LARGEST, PIECE = 2 * 1024 * 1024, 262_144
UNFINISHED = timedelta(days=7)
FINDING, ADD = "patrol.find", "patrol.add_photo"


class OutOfStep(Exception):
    """A piece that does not follow what is here; `have` says where to go on."""

    def __init__(self, have: int) -> None:
        super().__init__(have)
        self.have = have


class Unusable(Exception):
    """The whole is not what its address says, or no picture: it begins again."""


@dataclass(frozen=True, slots=True)
class Piece:
    digest: bytes
    record: UUID
    size: int
    offset: int
    content: bytes


def take(piece: Piece, sign_in: SignIn) -> Photograph:
    """Add one piece; the last makes it an attachment, and its record's where that is here.

    OutOfStep, or Unusable: then nothing of it is kept.
    """
    try:
        return _taken(piece, sign_in)
    except Unusable:
        Photograph.objects.filter(
            phone_id=sign_in.phone_id, digest=piece.digest, attachment=None
        ).delete()
        raise


def _taken(piece: Piece, sign_in: SignIn) -> Photograph:
    with transaction.atomic():
        one = _of(piece, sign_in)
        if one.attachment:
            return one
        if piece.offset != one.have or one.have + len(piece.content) > one.size:
            raise OutOfStep(one.have)
        one.pieces = (one.pieces or b"") + piece.content
        one.have += len(piece.content)
        if one.have == one.size:
            _finish(one)
        one.save()
        if one.attachment:
            _claim(one)
    return one


def claim_waiting() -> int:
    """Give pictures that came before their records to them; how many found theirs."""
    found = 0
    for one in Photograph.objects.filter(claimed=False).exclude(attachment=None)[:200]:
        with transaction.atomic():
            found += _claim(one)
    return found


def forget(at: datetime) -> int:
    """Drop what nobody finished within a week, and the notes of what found its record."""
    old = Photograph.objects.filter(began_at__lt=at - UNFINISHED)
    return old.delete()[0]


def _of(piece: Piece, sign_in: SignIn) -> Photograph:
    known, _made = Photograph.objects.select_for_update().get_or_create(
        phone_id=sign_in.phone_id,
        digest=piece.digest,
        record=piece.record,
        defaults={
            "by": sign_in.user_id,
            "by_label": sign_in.user.name,
            "size": piece.size,
            "began_at": clock.now(),
        },
    )
    return known


def _finish(one: Photograph) -> None:
    """Checked against its address, stripped of place, time and device, and kept sealed."""
    content = bytes(one.pieces or b"")
    if hashlib.sha256(content).digest() != bytes(one.digest):
        raise Unusable
    try:
        kept = attachments.keep(content, name="", by=_who(one), key=one.record)
    except AttachmentRefused:
        raise Unusable from None
    one.attachment, one.pieces = kept.id, None


def _claim(one: Photograph) -> bool:
    """Whether its record is here, and the picture is its own now."""
    known = Key.objects.filter(key=one.record, answer=Key.Answer.APPLIED).first()
    if known is None or one.attachment is None:
        return False
    if known.command == FINDING:
        payload = {
            "finding": known.subject or known.key,
            "digest": bytes(one.digest).hex(),
            "attachment": one.attachment,
        }
        submit_one(actor=_who(one), command=ADD, payload=payload, key=one.id, channel="field")
    else:
        _give(one, known)
    one.claimed = True
    one.save(update_fields=["claimed"])
    return True


def _give(one: Photograph, known: Key) -> None:
    command, subject = known_command(known.command), known.subject or known.key
    event = Event.objects.filter(subject=subject, batch=known.batch, verb=command.event).first()
    stamp = Stamp(event.community_id, event.grid_id) if event else Stamp()
    claims = [(one.attachment or one.id, subject, stamp)]
    attachments.claim(claims, kind=command.subject_kind, by=_who(one))


def _who(one: Photograph) -> Actor:
    return Actor(one.by, one.by_label)
