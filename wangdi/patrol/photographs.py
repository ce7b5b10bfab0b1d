"""Pictures of places: named by what they hold, kept sealed, joined to their finding."""

import hashlib
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wangdi.documents import attachments
from wangdi.documents.stripping import PDF
from wangdi.intake.actors import Actor
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import ids
from wangdi.patrol.models import FindingPhoto


def digest_of(content: bytes) -> str:
    """What a finding calls a picture: SHA-256 of the bytes as they were taken, in hex."""
    return hashlib.sha256(content).hexdigest()


def add(*, by: Actor, finding: UUID, content: bytes, name: str = "") -> Answer:
    """Keep a picture that its finding named, stripped of place, time and device.

    Sent twice it is a success that changes nothing. AttachmentRefused for what is no picture,
    Refused where the finding is unknown here (yet) or names no such picture.
    """
    kind, _bytes = attachments.checked(content)
    if kind == PDF:
        raise attachments.AttachmentRefused(_("A photograph of the place is a picture."))
    digest = digest_of(content)
    known = FindingPhoto.objects.filter(finding=finding, digest=bytes.fromhex(digest))
    if known.filter(attachment__isnull=False).exists():
        return Answer(ids.uuid7(), "duplicate", finding)
    with transaction.atomic():
        kept = attachments.keep(content, name=name or "photo", by=by, key=finding)
        payload = {"finding": finding, "digest": digest, "attachment": kept.id}
        return submit_one(actor=by, command="patrol.add_photo", payload=payload)
