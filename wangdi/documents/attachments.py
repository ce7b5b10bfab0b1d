"""Files that prove something, kept sealed: a ticket, a screenshot, a letter.

A page keeps the file and hands its id in with its own command, both in one transaction; the
command claims it. What nobody has claimed within a day is swept away.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.documents.models import Attachment
from wangdi.documents.stripping import PDF, Broken, media_type, stripped
from wangdi.intake.actors import Actor
from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk, clock

LARGEST = 8 * 1024 * 1024
UNCLAIMED_FOR = timedelta(days=1)
NAME_LENGTH = 120
TOO_LARGE = _("The file is larger than 8 MB. Take a smaller picture.")
OTHER_KIND = _("Only pictures (JPEG, PNG, WebP) and PDF files can be kept here.")
BROKEN = _("The file cannot be read: it is broken or cut off. Send it again.")
EMPTY = _("The file is empty.")


class AttachmentRefused(ValueError):
    """A file that is not kept; `sentence` says why, for the person who sent it."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)


def checked(content: bytes) -> tuple[str, bytes]:
    """What the file is by its signature, and its bytes without place, time and device.

    AttachmentRefused with the sentence why not.
    """
    if not content:
        raise AttachmentRefused(EMPTY)
    if len(content) > LARGEST:
        raise AttachmentRefused(TOO_LARGE)
    kind = media_type(content)
    if not kind:
        raise AttachmentRefused(OTHER_KIND)
    try:
        return kind, stripped(content, kind)
    except Broken:
        raise AttachmentRefused(BROKEN) from None


def keep(content: bytes, *, name: str, by: Actor, key: UUID) -> Attachment:
    """Check, strip and keep a file, sealed. `key` is the key of the form that it came with.

    The same file with the same form is the same attachment, so that a second click stays a
    duplicate. AttachmentRefused where it is not kept.
    """
    kind, clean = checked(content)
    digest = hashlib.sha256(clean).digest()
    known, _made = Attachment.objects.get_or_create(
        id=_id_of(key, digest),
        defaults={
            "name": name.replace("\x00", "").strip()[-NAME_LENGTH:],
            "content": clean,
            "media_type": kind,
            "size": len(clean),
            "digest": digest,
            "kept_at": clock.now(),
            "by": by.id,
        },
    )
    return known


def _id_of(key: UUID, digest: bytes) -> UUID:
    """A version 8 UUID of the form's key and the content."""
    made = bytearray(hashlib.sha256(key.bytes + digest).digest()[:16])
    made[6] = made[6] & 0x0F | 0x80
    made[8] = made[8] & 0x3F | 0x80
    return UUID(bytes=bytes(made))


def claimable(attachments: Iterable[UUID], *, by: Actor) -> set[UUID]:
    """Those that this person kept and nobody has claimed; asked by a command before it claims."""
    rows = Attachment.objects.filter(id__in=set(attachments), owner=None, deleted_at=None)
    return set(rows.filter(by=by.id).values_list("id", flat=True))


def claim(claims: Sequence[tuple[UUID, UUID, Stamp]], *, kind: str, by: Actor) -> int:
    """Make each (attachment, owner, stamp) the owner's. One statement; how many were claimed."""
    if not claims:
        return 0
    rows = [(attachment, owner, *stamp) for attachment, owner, stamp in claims]
    done = bulk.execute(
        "UPDATE documents_attachment a SET owner = c.owner, owner_kind = %s,"
        " community_id = c.community, grid_id = c.grid, building_id = c.building"
        " FROM unnest(%s::uuid[], %s::uuid[], %s::int4[], %s::int4[], %s::int4[])"
        " AS c(id, owner, community, grid, building)"
        " WHERE a.id = c.id AND a.owner IS NULL AND a.deleted_at IS NULL"
        " AND a.by IS NOT DISTINCT FROM %s::int8 RETURNING 1",
        [kind, *(list(column) for column in zip(*rows, strict=True)), by.id],
    )
    return len(done)


def of(owners: Iterable[UUID]) -> dict[UUID, list[Attachment]]:
    """The attachments of each owner in the order they came, without content. One query."""
    found: dict[UUID, list[Attachment]] = defaultdict(list)
    rows = Attachment.objects.filter(owner__in=set(owners)).defer("content")
    for one in rows.order_by("kept_at", "id"):
        found[one.owner or one.id].append(one)
    return found


def delete(reasons: Mapping[UUID, str], *, by: Actor, at: datetime) -> set[UUID]:
    """Delete content and name for good, each with its reason; those that were there to delete.

    That there was a file, its digest and why it went stay.
    """
    gone = bulk.execute(
        "UPDATE documents_attachment a SET content = NULL, name = NULL, deleted_at = %s,"
        " deleted_by = %s, delete_reason = r.reason"
        " FROM unnest(%s::uuid[], %s::text[]) AS r(id, reason)"
        " WHERE a.id = r.id AND a.deleted_at IS NULL RETURNING a.id",
        [at, by.id, list(reasons), list(reasons.values())],
    )
    return {attachment for (attachment,) in gone}


def sweep(at: datetime) -> int:
    """Remove what was kept for a command that never came; how many."""
    old = Attachment.objects.filter(owner=None, deleted_at=None, kept_at__lt=at - UNCLAIMED_FOR)
    return old.delete()[0]


def answer(attachment: Attachment) -> HttpResponse:
    """The file for a page that has checked who may see it: never run, never kept by a cache."""
    response = HttpResponse(attachment.content, content_type=attachment.media_type)
    name = quote(attachment.name or str(attachment.id))
    how = "attachment" if attachment.media_type == PDF else "inline"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store, private"
    return response
